/** What stages remember of recordings, and the compact bytes in which they write it down. */
@NullMarked
package dev.earmark.state;

import org.jspecify.annotations.NullMarked;
