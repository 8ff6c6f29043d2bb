/** A window's samples become the features that a model was trained on. */
@NullMarked
package dev.earmark.spectrogram;

import org.jspecify.annotations.NullMarked;
