/** Records of Earmark's topics, as a person or a program reads them. */
@NullMarked
package dev.earmark.app.listen;

import org.jspecify.annotations.NullMarked;
