/** Features become one probability a label, by the model whose file says all about itself. */
@NullMarked
package dev.earmark.score;

import org.jspecify.annotations.NullMarked;
