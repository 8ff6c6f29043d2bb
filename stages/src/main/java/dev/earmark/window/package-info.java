/** Chunks of a recording become windows, exact to the sample. */
@NullMarked
package dev.earmark.window;

import org.jspecify.annotations.NullMarked;
