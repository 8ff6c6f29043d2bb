/** What the log says: chunks, decoded and checked, and where in it they lie. */
@NullMarked
package dev.earmark.topology.chunk;

import org.jspecify.annotations.NullMarked;
