/** The topics: names, sizes, configuration. */
@NullMarked
package dev.earmark.topology.topic;

import org.jspecify.annotations.NullMarked;
