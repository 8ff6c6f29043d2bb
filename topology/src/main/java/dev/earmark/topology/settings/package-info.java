/** What can be set; each part checks itself. */
@NullMarked
package dev.earmark.topology.settings;

import org.jspecify.annotations.NullMarked;
