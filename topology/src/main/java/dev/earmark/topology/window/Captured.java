package dev.earmark.topology.window;

import dev.earmark.topology.chunk.HeardChunk;
import java.util.OptionalDouble;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What a recording's chunks say beside their samples: when they were captured, by their device's
 * clock, and their trace. No window depends on it.
 */
final class Captured {
  private final ClockDrift drift = new ClockDrift();
  private int jumpsSaid;
  private long toMicros;
  private @Nullable Header trace;

  /** Notes the chunk that was accepted last. */
  void came(HeardChunk heard) {
    toMicros = heard.capturedToMicros();
    trace = heard.trace();
  }

  /** Takes what the clock said of a chunk that is not the recording's first. */
  void clock(HeardChunk heard) {
    drift.accept(heard.positionMicros(), heard.capturedAtMicros());
  }

  /** Returns that windows are complete now, by the chunk that came last. */
  Completion completion() {
    return new Completion(true, toMicros, System.nanoTime(), trace);
  }

  /** Returns how fast the clock runs against the samples, in ppm, if that is known. */
  OptionalDouble driftPpm() {
    return drift.ppm();
  }

  /** Returns how often the clock was set since this was last asked. */
  int newClockJumps() {
    int before = jumpsSaid;
    jumpsSaid = drift.jumps();
    return jumpsSaid - before;
  }
}
