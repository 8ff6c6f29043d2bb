package dev.earmark.topology;

import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What completed a window: a chunk.
 *
 * @param isNew whether that has just come; not where the window is owed after a restart
 * @param capturedMicros when the chunk's last sample was captured, by the device's clock, in µs
 *     since 1970-01-01 UTC
 * @param atNanos when the window was complete, by {@link System#nanoTime}
 * @param trace the chunk's {@link Traceparent}, if it has one
 */
record Completion(boolean isNew, long capturedMicros, long atNanos, @Nullable Header trace) {

  /** Of a window that was complete before a restart. */
  static Completion before(@Nullable Header trace) {
    return new Completion(false, 0, 0, trace);
  }
}
