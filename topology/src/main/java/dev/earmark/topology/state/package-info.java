/** How a processor of a task begins, and what it remembers in its store. */
@NullMarked
package dev.earmark.topology.state;

import org.jspecify.annotations.NullMarked;
