/** Rules that names and values keep, and the sentences that say how they do not. */
@NullMarked
package dev.earmark.rule;

import org.jspecify.annotations.NullMarked;
