/**
 * A model of one's own: its card, whether it agrees with its origin, and what it sees and costs.
 */
@NullMarked
package dev.earmark.app.bring;

import org.jspecify.annotations.NullMarked;
