package dev.earmark.detection;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the windows of one recording into detections by a {@link DetectionRule}.
 *
 * <p>Scores enter in sixteen bits, so that means are sums of whole numbers: the same however the
 * state was put aside and taken up again. A window said twice is heard once. A hole longer than a
 * window closes what is open. Not safe for use by several threads; {@link DetectorCodec} writes the
 * state down.
 */
public final class Detector {
  final DetectionRule rule;
  final int sampleRate;

  /** The windows that began within the smoothing, in order. */
  final Deque<Frame> frames = new ArrayDeque<>();

  /** By detectable label: what is open. */
  final @Nullable Detection[] open;

  /** By detectable label: the first sample at which one may open again. */
  final long[] silentUntil;

  /** Index of the first window that was not heard yet. */
  long next;

  /** First sample after what was heard. */
  long heardUntil;

  /** A recording of which nothing was heard so far, at {@code sampleRate} samples a second. */
  public Detector(DetectionRule rule, int sampleRate) {
    this.rule = rule;
    this.sampleRate = sampleRate;
    this.open = new @Nullable Detection[rule.labels().size()];
    this.silentUntil = new long[rule.labels().size()];
  }

  /** Takes the next window; returns false for one that was taken before. */
  public boolean accept(ScoredWindow window, Consumer<DetectionChange> changes) {
    if (window.index() < next) {
      return false;
    }
    if (window.index() > next && window.start() > heardUntil) {
      end(changes);
    }
    next = window.index() + 1;
    heardUntil = window.end();
    smooth(window);
    for (int label = 0; label < open.length; label++) {
      decide(label, window, changes);
    }
    return true;
  }

  /** The recording is over: closes what is open. */
  public void end(Consumer<DetectionChange> changes) {
    for (int label = 0; label < open.length; label++) {
      close(label, heardUntil, changes);
    }
  }

  private void smooth(ScoredWindow window) {
    while (!frames.isEmpty() && frames.getFirst().start() <= window.start() - rule.smoothing()) {
      frames.removeFirst();
    }
    int[] scores =
        rule.labels().stream().mapToInt(at -> sixteenBits(window.scores()[at])).toArray();
    frames.addLast(new Frame(window.start(), scores));
  }

  private static int sixteenBits(float score) {
    return Math.round(Math.max(0, Math.min(1, score)) * Frame.ONE);
  }

  private void decide(int label, ScoredWindow window, Consumer<DetectionChange> changes) {
    double mean = mean(label);
    DetectionRule.Bounds bounds = rule.bounds().get(label);
    Detection heard = open[label];
    if (heard != null && mean >= bounds.closesBelow()) {
      open[label] = heard.with(window, endedAt(window), mean);
    } else if (heard != null) {
      close(label, window.start(), changes);
    } else if (mean >= bounds.opensAt() && window.start() >= silentUntil[label]) {
      open(label, window, mean, changes);
    }
  }

  private double mean(int label) {
    long sum = frames.stream().mapToLong(frame -> frame.scores()[label]).sum();
    return (double) sum / ((long) Frame.ONE * frames.size());
  }

  private void open(
      int label, ScoredWindow window, double mean, Consumer<DetectionChange> changes) {
    var opened =
        new Detection(
            rule.labels().get(label),
            window.start(),
            window.end(),
            window.startedAtMicros(),
            endedAt(window),
            mean,
            1);
    open[label] = opened;
    changes.accept(new DetectionChange(opened, true));
  }

  private void close(int label, long at, Consumer<DetectionChange> changes) {
    Detection closed = open[label];
    if (closed != null) {
      open[label] = null;
      silentUntil[label] = at + rule.deadTime();
      changes.accept(new DetectionChange(closed, false));
    }
  }

  private long endedAt(ScoredWindow window) {
    double seconds = (double) (window.end() - window.start()) / sampleRate;
    return window.startedAtMicros() + Math.round(seconds * 1_000_000);
  }

  @Override
  public String toString() {
    return "Detector[next=" + next + ", open=" + Arrays.toString(open) + "]";
  }
}
