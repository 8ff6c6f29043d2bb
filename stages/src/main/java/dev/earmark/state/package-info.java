/** The compact bytes in which stages write down what they remember. */
@NullMarked
package dev.earmark.state;

import org.jspecify.annotations.NullMarked;
