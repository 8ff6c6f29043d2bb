/** Whether the process lives, is ready and has started, with reasons. */
@NullMarked
package dev.earmark.app.health;

import org.jspecify.annotations.NullMarked;
