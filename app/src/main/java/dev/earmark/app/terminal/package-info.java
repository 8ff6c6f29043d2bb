/** What a person sees in a terminal: tables, meters and lines that are redrawn in place. */
@NullMarked
package dev.earmark.app.terminal;

import org.jspecify.annotations.NullMarked;
