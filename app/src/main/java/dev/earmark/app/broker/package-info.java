/** Brokers, topics and the registry, seen from a command. */
@NullMarked
package dev.earmark.app.broker;

import org.jspecify.annotations.NullMarked;
