/** Setting an application back: its offsets, its own topics, its folder. */
@NullMarked
package dev.earmark.app.reset;

import org.jspecify.annotations.NullMarked;
