/** The stages, joined by topics. */
@NullMarked
package dev.earmark.topology;

import org.jspecify.annotations.NullMarked;
