package dev.earmark.detection;

import dev.earmark.state.CompactInput;
import dev.earmark.state.CompactOutput;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a {@link Detector} remembers, some ten bytes while nothing is heard, and reads
 * it back.
 */
public final class DetectorCodec {
  private DetectorCodec() {}

  /** Writes the state, not the rule. */
  public static void write(Detector detector, CompactOutput out) {
    out.count(detector.open.length).count(detector.next).count(detector.heardUntil);
    out.count(detector.frames.size());
    for (Frame frame : detector.frames) {
      out.count(detector.heardUntil - frame.start());
      writeScores(frame.scores(), out);
    }
    for (int label = 0; label < detector.open.length; label++) {
      out.count(Math.max(0, detector.silentUntil[label] - lastStart(detector)));
      writeOpen(detector.open[label], out);
    }
  }

  private static long lastStart(Detector detector) {
    return detector.frames.isEmpty() ? 0 : detector.frames.getLast().start();
  }

  /** Writes the scores that are not zero: how many, then each one's distance and value. */
  private static void writeScores(int[] scores, CompactOutput out) {
    int count = 0;
    for (int score : scores) {
      count += score == 0 ? 0 : 1;
    }
    out.count(count);
    int last = -1;
    for (int label = 0; label < scores.length; label++) {
      if (scores[label] != 0) {
        out.count(label - last - 1).count(scores[label]);
        last = label;
      }
    }
  }

  private static void writeOpen(@Nullable Detection open, CompactOutput out) {
    out.flag(open != null);
    if (open != null) {
      write(open, out);
    }
  }

  /** Writes a detection without its label. */
  static void write(Detection open, CompactOutput out) {
    out.count(open.start()).count(open.end() - open.start()).count(open.windows());
    out.number(open.startedAtMicros()).number(open.endedAtMicros() - open.startedAtMicros());
    out.number(Double.doubleToLongBits(open.peak()));
  }

  /** Reads the state into a new detector; refuses that of a rule with another number of labels. */
  public static void read(CompactInput in, Detector detector) {
    int labels = in.length();
    if (labels != detector.open.length) {
      throw new IllegalArgumentException(
          "state must be of as many labels: labels=" + labels + ", rule=" + detector.open.length);
    }
    detector.next = in.count();
    detector.heardUntil = in.count();
    for (int left = in.length(); left > 0; left--) {
      long start = detector.heardUntil - in.count();
      detector.frames.addLast(new Frame(start, readScores(in, labels)));
    }
    for (int label = 0; label < labels; label++) {
      detector.silentUntil[label] = lastStart(detector) + in.count();
      detector.open[label] = in.flag() ? readOpen(detector.rule.labels().get(label), in) : null;
    }
  }

  private static int[] readScores(CompactInput in, int labels) {
    int[] scores = new int[labels];
    int label = -1;
    for (int left = in.length(); left > 0; left--) {
      label += 1 + in.upTo(labels - label - 2, "distance of labels");
      scores[label] = in.upTo(Integer.MAX_VALUE, "score");
    }
    return scores;
  }

  static Detection readOpen(int label, CompactInput in) {
    long start = in.count();
    long end = start + in.count();
    long windows = in.count();
    long startedAt = in.number();
    long endedAt = startedAt + in.number();
    double peak = Double.longBitsToDouble(in.number());
    return new Detection(label, start, end, startedAt, endedAt, peak, windows);
  }
}
