/** How values are read and written, and how long one waits for a schema. */
@NullMarked
package dev.earmark.topology.serde;

import org.jspecify.annotations.NullMarked;
