package dev.earmark.confusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.state.Began;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes first, and wherever it is interrupted: the counts are those of a plain reckoning.
 */
class DeviceConfusionOrderTest {
  private static final MatrixLabels LABELS =
      MatrixLabels.of(List.of("yes", "no", "silence"), "silence", null);
  private static final ConfusionRule RULE = new ConfusionRule(LABELS, 10, 5, 10_000, 100);
  private static final List<String> RECORDINGS = List.of("a", "b", "c");
  private static final CountListener NOBODY = (period, truth, predicted, windows) -> {};

  private sealed interface Event {}

  private record Told(String recording, TruthSpan span) implements Event {}

  private record Said(HeardWindow window) implements Event {}

  @Property(tries = 300)
  void sameCountsWhicheverComesFirst(@ForAll Random random) {
    List<Event> windows = windows(random);
    List<Event> truths = truths(random);
    var device = new DeviceConfusion(RULE);
    var listened = LABELS.matrix();
    CountListener listener = (period, truth, predicted, n) -> listened.accept(truth, predicted, n);
    merge(windows, truths, random).forEach(event -> apply(event, device, listener));
    assertThat(device.counts().total()).isEqualTo(reckoned(windows, truths)).isEqualTo(listened);
  }

  @Test
  void aTruthThatEndsBeforeTheFirstWindowMakesAllCountWhicheverComesFirst() {
    var window = new Said(new HeardWindow("a", 2, 10, 0, 14, new Began(0, 0)));
    var truth = new Told("a", new TruthSpan(6, 10, 2, 0));
    var truthFirst = new DeviceConfusion(RULE);
    List.of(truth, window).forEach(event -> apply(event, truthFirst, NOBODY));
    var windowFirst = new DeviceConfusion(RULE);
    List.of(window, truth).forEach(event -> apply(event, windowFirst, NOBODY));
    assertThat(windowFirst.counts().total())
        .isEqualTo(truthFirst.counts().total())
        .isEqualTo(reckoned(List.of(window), List.of(truth)));
    assertThat(windowFirst.counts().total().windows()).isEqualTo(1);
  }

  @Property(tries = 300)
  void sameCountsWhereverItIsStoppedAndGoesOn(@ForAll Random random) {
    List<Event> events = merge(windows(random), truths(random), random);
    var straight = new DeviceConfusion(RULE);
    events.forEach(event -> apply(event, straight, NOBODY));
    assertThat(interrupted(events, random)).isEqualTo(straight.counts().total());
  }

  /**
   * Now and then the state is put aside and taken up, and events since an earlier point come again.
   */
  private static ConfusionMatrix interrupted(List<Event> events, Random random) {
    var codec = new DeviceConfusionCodec(RULE);
    var device = new DeviceConfusion(RULE);
    for (int at = 0; at < events.size(); at++) {
      apply(events.get(at), device, NOBODY);
      if (random.nextInt(5) == 0) {
        device = codec.read(codec.write(device)).orElseThrow();
        for (int again = random.nextInt(at + 1); again <= at; again++) {
          apply(events.get(again), device, NOBODY);
        }
      }
    }
    return device.counts().total();
  }

  private static void apply(Event event, DeviceConfusion device, CountListener listener) {
    if (event instanceof Said said) {
      device.hear(said.window(), listener);
    } else if (event instanceof Told told) {
      device.tell(told.recording(), told.span(), listener);
    }
  }

  private static ConfusionMatrix reckoned(List<Event> windows, List<Event> truths) {
    var matrix = LABELS.matrix();
    for (String recording : RECORDINGS) {
      var spans = new TruthSpans(LABELS);
      truths.stream()
          .filter(event -> ((Told) event).recording().equals(recording))
          .forEach(event -> spans.add(((Told) event).span()));
      if (spans.size() > 0) {
        windows.stream()
            .map(event -> ((Said) event).window())
            .filter(window -> window.recording().equals(recording))
            .forEach(window -> reckon(window, spans, matrix));
      }
    }
    return matrix;
  }

  private static void reckon(HeardWindow window, TruthSpans spans, ConfusionMatrix matrix) {
    long start = window.window() * RULE.hop();
    int truth = spans.labelOf(start, start + RULE.length(), window.heard());
    matrix.accept(truth, window.predicted(), 1);
  }

  private static List<Event> windows(Random random) {
    var windows = new ArrayList<Event>();
    long[] next = new long[RECORDINGS.size()];
    for (int count = 5 + random.nextInt(40); count > 0; count--) {
      int recording = random.nextInt(RECORDINGS.size());
      long window = next[recording] + (random.nextInt(8) == 0 ? 2 : 0);
      next[recording] = window + 1;
      int heard = random.nextInt(6) == 0 ? 5 : 10;
      windows.add(
          new Said(
              new HeardWindow(
                  RECORDINGS.get(recording),
                  window,
                  heard,
                  random.nextInt(3),
                  window * 7 + recording * 1_000L,
                  new Began(recording, recording))));
    }
    return windows;
  }

  private static List<Event> truths(Random random) {
    var truths = new ArrayList<Event>();
    for (int count = random.nextInt(15); count > 0; count--) {
      long from = random.nextInt(200);
      long to = random.nextInt(6) == 0 ? TruthSpan.OPEN : from + 1 + random.nextInt(20);
      var span = new TruthSpan(from, to, random.nextInt(3), random.nextInt(2));
      truths.add(new Told(RECORDINGS.get(random.nextInt(2)), span));
    }
    return truths;
  }

  /** Both lists keep their own order. */
  private static List<Event> merge(List<Event> windows, List<Event> truths, Random random) {
    var merged = new ArrayList<Event>();
    int told = 0;
    int said = 0;
    while (told + said < truths.size() + windows.size()) {
      boolean tell = said == windows.size() || (told < truths.size() && random.nextBoolean());
      merged.add(tell ? truths.get(told++) : windows.get(said++));
    }
    return merged;
  }
}
