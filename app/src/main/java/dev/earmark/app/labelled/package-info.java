/** Labelled audio from the topics as files: what a training reads. */
@NullMarked
package dev.earmark.app.labelled;

import org.jspecify.annotations.NullMarked;
