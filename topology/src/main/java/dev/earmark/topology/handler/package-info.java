/** Kafka Streams' handlers of errors: to the dead letters, or an end. */
@NullMarked
package dev.earmark.topology.handler;

import org.jspecify.annotations.NullMarked;
