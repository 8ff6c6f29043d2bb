/** What the topology counts and shows of itself. */
@NullMarked
package dev.earmark.topology.metrics;

import org.jspecify.annotations.NullMarked;
