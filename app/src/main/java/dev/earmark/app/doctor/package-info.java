/** What {@code earmark doctor} looks at before anything runs. */
@NullMarked
package dev.earmark.app.doctor;

import org.jspecify.annotations.NullMarked;
