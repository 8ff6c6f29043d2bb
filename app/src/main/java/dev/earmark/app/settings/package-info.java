/** Settings: what they are called, where their values come from, and the page that lists them. */
@NullMarked
package dev.earmark.app.settings;

import org.jspecify.annotations.NullMarked;
