/** A Kafka broker and a schema registry inside this JVM. */
@NullMarked
package dev.earmark.local;

import org.jspecify.annotations.NullMarked;
