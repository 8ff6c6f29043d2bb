/** Bytes of any encoding and rate become mono float samples, addressed by position. */
@NullMarked
package dev.earmark.chunk;

import org.jspecify.annotations.NullMarked;
