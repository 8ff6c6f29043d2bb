package dev.earmark.detection;

import dev.earmark.state.CompactInput;
import dev.earmark.state.CompactOutput;
import java.util.Arrays;
import java.util.stream.IntStream;
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
    writeLabels(detector, out);
  }

  /** Writes the labels that are open or have to be silent: how many, then each one's. */
  private static void writeLabels(Detector detector, CompactOutput out) {
    int[] busy =
        IntStream.range(0, detector.open.length).filter(l -> isBusy(detector, l)).toArray();
    out.count(busy.length);
    for (int label : busy) {
      out.count(label).count(silentFor(detector, label));
      writeOpen(detector.open[label], out);
    }
  }

  private static boolean isBusy(Detector detector, int label) {
    return detector.open[label] != null || silentFor(detector, label) > 0;
  }

  private static long silentFor(Detector detector, int label) {
    return Math.max(0, detector.silentUntil[label] - lastStart(detector));
  }

  private static long lastStart(Detector detector) {
    return detector.frames.isEmpty() ? 0 : detector.frames.getLast().start();
  }

  /**
   * Writes the scores that are not zero: how many, then each one's value, after its distance unless
   * none is zero.
   */
  private static void writeScores(int[] scores, CompactOutput out) {
    int count = 0;
    for (int score : scores) {
      count += score == 0 ? 0 : 1;
    }
    out.count(count);
    int last = -1;
    for (int label = 0; label < scores.length; label++) {
      if (scores[label] != 0) {
        (count == scores.length ? out : out.count(label - last - 1)).count(scores[label]);
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
    readLabels(in, detector);
  }

  private static void readLabels(CompactInput in, Detector detector) {
    Arrays.fill(detector.silentUntil, lastStart(detector));
    for (int left = in.length(); left > 0; left--) {
      int label = in.upTo(detector.open.length - 1, "label");
      detector.silentUntil[label] += in.count();
      detector.open[label] = in.flag() ? readOpen(detector.rule.labels().get(label), in) : null;
    }
  }

  private static int[] readScores(CompactInput in, int labels) {
    int[] scores = new int[labels];
    int label = -1;
    int count = in.length();
    for (int left = count; left > 0; left--) {
      label += 1 + (count == labels ? 0 : in.upTo(labels - label - 2, "distance of labels"));
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
