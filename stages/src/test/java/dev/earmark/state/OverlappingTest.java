package dev.earmark.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Cases;
import dev.earmark.confusion.ConfusionRule;
import dev.earmark.confusion.CountListener;
import dev.earmark.confusion.DeviceConfusion;
import dev.earmark.confusion.DeviceConfusionCodec;
import dev.earmark.confusion.HeardWindow;
import dev.earmark.confusion.MatrixLabels;
import dev.earmark.confusion.TruthSpan;
import dev.earmark.detection.DetectionRule;
import dev.earmark.detection.DeviceDetections;
import dev.earmark.detection.DeviceDetectionsCodec;
import dev.earmark.detection.ScoredWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

/**
 * Recordings of one device that overlap in any way, some heard first when later ones are long over:
 * each window is taken once, also when all is said again and the state is put aside and taken up.
 */
@AddLifecycleHook(Cases.class)
class OverlappingTest {
  private static final List<String> LABELS = List.of("yes", "rest");
  private static final MatrixLabels MATRIX = MatrixLabels.of(LABELS, "rest", null);
  private static final ConfusionRule COUNTED = new ConfusionRule(MATRIX, 10, 5, 0, 100);
  private static final DetectionRule DETECTED = new DetectionRule(List.of(0), 0.5, 0.4, 1, 0);
  private static final CountListener NOBODY = (period, truth, predicted, windows) -> {};

  /** A window of a recording, or its end. */
  private record Said(String recording, Began began, long window, boolean end) {}

  @Property(shrinking = ShrinkingMode.OFF)
  void everyWindowCountsOnce(@ForAll Random random) {
    List<Said> log = log(random);
    var codec = new DeviceConfusionCodec(COUNTED);
    var device = new DeviceConfusion[] {new DeviceConfusion(COUNTED)};
    for (int recording = 0; recording < 9; recording++) {
      device[0].tell("r" + recording, new TruthSpan(0, TruthSpan.OPEN, 0, 0), NOBODY);
    }
    check(
        log,
        random,
        said -> count(device[0], said),
        () -> device[0] = codec.read(codec.write(device[0])).orElseThrow());
    assertThat(device[0].counts().total().windows()).isEqualTo(windows(log));
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void everyWindowIsLookedAtOnceForDetections(@ForAll Random random) {
    var codec = new DeviceDetectionsCodec(DETECTED, 1_000, LABELS);
    var device = new DeviceDetections[] {new DeviceDetections(DETECTED, 1_000)};
    check(
        log(random),
        random,
        said -> detect(device[0], said),
        () -> device[0] = codec.read(codec.write(device[0])).orElseThrow());
  }

  @Test
  void beyondThoseKnownOneByOneAnEarlierOnePassesForForgotten() {
    var forgotten = new ForgottenRecordings();
    for (int recording = 1; recording <= ForgottenRecordings.KNOWN; recording++) {
      forgotten.add("r" + recording, new Began(0, 10L * recording));
    }
    assertThat(forgotten.covers("early", new Began(0, 5))).isFalse();
    assertThat(forgotten.covers("r1", new Began(0, 10))).isTrue();
    forgotten.add("r9", new Began(0, 90));
    assertThat(forgotten.covers("early", new Began(0, 5))).isTrue();
    assertThat(forgotten.covers("r1", new Began(0, 10))).isTrue();
    assertThat(forgotten.covers("early", new Began(0, 15))).isFalse();
    assertThat(forgotten.covers("r2", new Began(0, 95))).as("name used again").isFalse();
  }

  private static void check(
      List<Said> log, Random random, Predicate<Said> taken, Runnable restart) {
    for (int at = 0; at < log.size(); at++) {
      assertThat(taken.test(log.get(at))).as("first time: %s", log.get(at)).isTrue();
      if (random.nextInt(6) == 0) {
        restart.run();
        for (int again = random.nextInt(at + 1); again <= at; again++) {
          assertThat(taken.test(log.get(again))).as("again: %s", log.get(again)).isFalse();
        }
      }
    }
  }

  private static boolean count(DeviceConfusion device, Said said) {
    return said.end()
        ? device.end(said.recording(), said.began())
        : device.hear(
            new HeardWindow(said.recording(), said.window(), 10, 0, 0, said.began()), NOBODY);
  }

  private static boolean detect(DeviceDetections device, Said said) {
    long start = said.window() * 10;
    var window =
        new ScoredWindow(said.window(), start, start + 10, start, new float[] {said.window() % 2});
    return said.end()
        ? device.end(said.recording(), said.began(), change -> {})
        : device.accept(said.recording(), said.began(), window, change -> {});
  }

  private static long windows(List<Said> log) {
    return log.stream().filter(said -> !said.end()).count();
  }

  /** Up to nine recordings; each one's windows are in order, its end last, all else is not. */
  private static List<Said> log(Random random) {
    List<List<Said>> recordings = new ArrayList<>();
    for (int recording = 1 + random.nextInt(9); recording > 0; recording--) {
      recordings.add(recording("r" + (recording - 1), new Began(recording, recording), random));
    }
    var log = new ArrayList<Said>();
    while (!recordings.isEmpty()) {
      var next = recordings.get(random.nextInt(1 + random.nextInt(recordings.size())));
      log.add(next.remove(0));
      recordings.removeIf(List::isEmpty);
    }
    return log;
  }

  private static List<Said> recording(String name, Began began, Random random) {
    var said = new ArrayList<Said>();
    for (int window = 0; window <= random.nextInt(12); window++) {
      said.add(new Said(name, began, window, false));
    }
    said.add(new Said(name, began, 0, true));
    return said;
  }
}
