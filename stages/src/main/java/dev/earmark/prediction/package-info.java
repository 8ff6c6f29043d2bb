/** A window's scores become what was heard in it. */
@NullMarked
package dev.earmark.prediction;

import org.jspecify.annotations.NullMarked;
