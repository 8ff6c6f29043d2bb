package dev.earmark.topology.window;

import dev.earmark.topology.chunk.Traceparent;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
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
public record Completion(boolean isNew, long capturedMicros, long atNanos, @Nullable Header trace) {
  /** Returns the headers of what was heard in a window that this completed, if anything did. */
  public static Headers headers(@Nullable Completion by) {
    Header trace = by == null ? null : by.trace();
    return trace == null ? new RecordHeaders() : new RecordHeaders(List.of(trace));
  }

  /** Of a window that was complete before a restart. */
  static Completion before(@Nullable Header trace) {
    return new Completion(false, 0, 0, trace);
  }
}
