package dev.earmark.app.labelled;

import dev.earmark.Truth;
import dev.earmark.TruthSource;
import org.jspecify.annotations.Nullable;

/**
 * What is heard in a span of a recording, in samples at {@code sampleRate}.
 *
 * @param to first sample after the span; null to the recording's end
 */
record Labelling(long from, @Nullable Long to, int sampleRate, String label, TruthSource source) {

  static Labelling of(Truth truth) {
    return new Labelling(
        truth.getFromSample(),
        truth.getToSample(),
        truth.getSampleRate(),
        truth.getLabel(),
        truth.getSource());
  }

  double fromSeconds() {
    return (double) from / sampleRate;
  }

  /** Returns where it ends, at the latest where the recording does. */
  double toSeconds(double end) {
    return to == null ? end : Math.min(end, (double) to / sampleRate);
  }

  boolean isReviewed() {
    return source == TruthSource.REVIEW;
  }

  boolean overlaps(Labelling other) {
    return fromSeconds() < other.toSeconds(Double.MAX_VALUE)
        && other.fromSeconds() < toSeconds(Double.MAX_VALUE);
  }

  /** Whether this one says again, or otherwise, what began at the same moment. */
  boolean replaces(Labelling other) {
    return fromSeconds() == other.fromSeconds() && isReviewed() == other.isReviewed();
  }
}
