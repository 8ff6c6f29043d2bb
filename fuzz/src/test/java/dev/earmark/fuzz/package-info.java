/** Hostile bytes for everything that reads bytes: the targets, their seeds, and what holds them. */
@NullMarked
package dev.earmark.fuzz;

import org.jspecify.annotations.NullMarked;
