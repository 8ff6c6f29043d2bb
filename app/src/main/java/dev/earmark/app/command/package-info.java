/** The subcommands of {@code earmark}, one class each. */
@NullMarked
package dev.earmark.app.command;

import org.jspecify.annotations.NullMarked;
