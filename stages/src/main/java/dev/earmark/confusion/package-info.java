/** Predictions are held against truths: how often a model is right, and what it takes for what. */
@NullMarked
package dev.earmark.confusion;

import org.jspecify.annotations.NullMarked;
