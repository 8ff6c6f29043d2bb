/** What a device or an application embeds. */
@NullMarked
package dev.earmark.client;

import org.jspecify.annotations.NullMarked;
