package dev.earmark.detection;

import dev.earmark.state.Began;
import dev.earmark.state.CompactInput;
import dev.earmark.state.CompactOutput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What was said of a device lately, each with the window that said it: where what a crash leaves of
 * the state may be ahead of what was published, a window that is said again says it again.
 */
final class SaidChanges {
  /** Stands for the end of a recording, which also says what it closes. */
  static final long END = Long.MAX_VALUE;

  /** More of a device than this are not at risk at once. */
  private static final int MOST = 64;

  private final Deque<Said> said = new ArrayDeque<>();

  /**
   * What said something.
   *
   * @param window its index, or {@link #END}
   */
  record Cause(String recording, Began began, long window) {}

  private record Said(Cause cause, DetectionChange change, int life, long atMs) {}

  /** Adds what {@code cause} said; of many the earliest is forgotten. */
  void add(Cause cause, DetectionChange change, SaidAge age) {
    add(new Said(cause, change, age.life(), age.nowMs()));
  }

  private void add(Said one) {
    said.addLast(one);
    if (said.size() > MOST) {
      said.removeFirst();
    }
  }

  /** Hands over what {@code cause} said. */
  void again(Cause cause, Consumer<DetectionChange> changes) {
    said.stream()
        .filter(one -> one.cause().equals(cause))
        .forEach(one -> changes.accept(one.change));
  }

  /** Forgets what need not be said again. */
  void forget(SaidAge age) {
    said.removeIf(one -> age.isPast(one.life(), one.atMs()));
  }

  void write(CompactOutput out) {
    out.count(said.size());
    for (Said one : said) {
      out.text(one.cause().recording()).count(one.cause().window());
      out.count(one.life()).count(one.atMs());
      one.cause().began().write(out);
      out.flag(one.change().open()).count(one.change().detection().label());
      DetectorCodec.write(one.change().detection(), out);
    }
  }

  void read(CompactInput in) {
    for (int left = in.length(); left > 0; left--) {
      String recording = in.text();
      long window = in.count();
      int life = in.upTo(Integer.MAX_VALUE, "life");
      long atMs = in.count();
      var cause = new Cause(recording, Began.read(in), window);
      boolean open = in.flag();
      int label = in.upTo(Integer.MAX_VALUE, "position of a label");
      var change = new DetectionChange(DetectorCodec.readOpen(label, in), open);
      add(new Said(cause, change, life, atMs));
    }
  }
}
