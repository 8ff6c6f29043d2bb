/** Scores windows, several at once, and passes some over where more come than can be scored. */
@NullMarked
package dev.earmark.topology.score;

import org.jspecify.annotations.NullMarked;
