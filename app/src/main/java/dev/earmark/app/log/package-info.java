/** What a process that somebody operates says of itself: form, levels, and how often. */
@NullMarked
package dev.earmark.app.log;

import org.jspecify.annotations.NullMarked;
