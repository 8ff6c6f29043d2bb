/** Dead letters: what they say, which are chosen, and how they are sent again. */
@NullMarked
package dev.earmark.app.deadletter;

import org.jspecify.annotations.NullMarked;
