/** Cuts a partition's chunks into windows, in memory, and cuts the same again after a restart. */
@NullMarked
package dev.earmark.topology.window;

import org.jspecify.annotations.NullMarked;
