/** Processes that are killed again and again, and what they say held against what they must. */
@NullMarked
package dev.earmark.bench.kill;

import org.jspecify.annotations.NullMarked;
