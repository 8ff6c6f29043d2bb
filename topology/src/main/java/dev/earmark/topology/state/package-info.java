/** What processors and their stores have in common. */
@NullMarked
package dev.earmark.topology.state;

import org.jspecify.annotations.NullMarked;
