/** Counts what was heard against what was told, each task its own, then all tasks' together. */
@NullMarked
package dev.earmark.topology.confusion;

import org.jspecify.annotations.NullMarked;
