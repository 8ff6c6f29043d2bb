package dev.earmark.topology.window;

import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.window.CutCounts;

/** Counts what became of a recording's samples. */
final class RecordingCounts {
  private RecordingCounts() {}

  /** Adds what became of them since this was last asked. */
  static void add(Recording recording, TopologyCounts counts) {
    CutCounts cut = recording.newCounts();
    counts.add(Count.SAMPLES, cut.samples());
    counts.add(Count.SAMPLES_REPEATED, cut.repeatedSamples());
    counts.add(Count.SAMPLES_MISSING, cut.gapSamples());
    counts.add(Count.SAMPLES_LATE, cut.lateSamples());
    counts.add(Count.GAPS, cut.gaps());
    if (cut.samples() > 0) {
      double seconds = cut.samples() / (double) recording.origin().sampleRate();
      counts.observer().heard(recording.key().device(), seconds);
    }
  }
}
