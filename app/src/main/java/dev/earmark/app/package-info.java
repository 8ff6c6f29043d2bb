/** The process: command line, settings, lifecycle. */
@NullMarked
package dev.earmark.app;

import org.jspecify.annotations.NullMarked;
