/** Predictions become decisions: a label begins to be heard, a label is over. */
@NullMarked
package dev.earmark.detection;

import org.jspecify.annotations.NullMarked;
