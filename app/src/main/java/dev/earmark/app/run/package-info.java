/** The topology as a process: from the check of its settings to its ordered end. */
@NullMarked
package dev.earmark.app.run;

import org.jspecify.annotations.NullMarked;
