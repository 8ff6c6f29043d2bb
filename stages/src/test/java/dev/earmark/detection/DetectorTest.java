package dev.earmark.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.state.CompactInput;
import dev.earmark.state.CompactOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DetectorTest {
  private static final int RATE = 1_000;

  /** Labels yes and no of [yes, no, silence]; windows of 1 s every 0.25 s; smoothing 0.5 s. */
  private static final DetectionRule RULE =
      new DetectionRule(
          DetectionRule.detectable(List.of("yes", "no", "silence"), "silence", null),
          0.7,
          0.6,
          500,
          500);

  private final Detector detector = new Detector(RULE, RATE);
  private final List<DetectionChange> changes = new ArrayList<>();

  private static ScoredWindow window(long index, double yes, double no) {
    float[] scores = {(float) yes, (float) no, (float) Math.max(0, 1 - yes - no)};
    return new ScoredWindow(index, index * 250, index * 250 + 1_000, index * 250_000, scores);
  }

  private boolean hear(long index, double yes) {
    return detector.accept(window(index, yes, 0), changes::add);
  }

  @Test
  void opensWhenTheMeanReachesTheThreshold() {
    hear(0, 0.1);
    hear(1, 0.9);
    assertThat(changes).isEmpty();
    hear(2, 0.9);
    var opened = changes.get(0);
    assertThat(opened.open()).isTrue();
    assertThat(opened.detection())
        .isEqualTo(new Detection(0, 500, 1_500, 500_000, 1_500_000, opened.detection().peak(), 1));
    assertThat(opened.detection().peak()).isBetween(0.8999, 0.9001);
  }

  @Test
  void closesWhenTheMeanFallsBelowByTheHysteresis() {
    hear(0, 0.9);
    hear(1, 0.4);
    assertThat(changes).as("0.65 keeps it open").hasSize(1);
    hear(2, 0.4);
    var closed = changes.get(1);
    assertThat(closed.open()).isFalse();
    assertThat(closed.detection().start()).isZero();
    assertThat(closed.detection().end()).isEqualTo(1_250);
    assertThat(closed.detection().endedAtMicros()).isEqualTo(1_250_000);
    assertThat(closed.detection().windows()).isEqualTo(2);
  }

  @Test
  void noneOpensInTheDeadTime() {
    hear(0, 0.9);
    hear(1, 0.1);
    hear(2, 0.95);
    hear(3, 0.95);
    hear(4, 0.1);
    assertThat(changes).as("closed at 250, so one may open at 750").hasSize(4);
    assertThat(changes.get(2).detection().start()).isEqualTo(750);
  }

  @Test
  void backgroundAndUnknownNeverOpen() {
    assertThat(DetectionRule.detectable(List.of("a", "b", "unknown"), null, "unknown"))
        .containsExactly(0, 1);
    for (int index = 0; index < 5; index++) {
      hear(index, 0);
    }
    assertThat(changes).isEmpty();
  }

  @Test
  void endOfTheRecordingCloses() {
    hear(0, 0.9);
    detector.end(changes::add);
    detector.end(changes::add);
    assertThat(changes).hasSize(2);
    assertThat(changes.get(1).open()).isFalse();
  }

  @Test
  void holeCloses() {
    hear(0, 0.9);
    hear(9, 0.9);
    assertThat(changes).extracting(DetectionChange::open).containsExactly(true, false, true);
    assertThat(changes.get(2).detection().start()).isEqualTo(2_250);
  }

  @Test
  void windowSaidTwiceIsHeardOnce() {
    assertThat(hear(0, 0.9)).isTrue();
    assertThat(hear(0, 0.9)).isFalse();
    assertThat(changes).hasSize(1);
  }

  @Test
  void twoLabelsMayBeOpen() {
    detector.accept(window(0, 0.8, 0.75), changes::add);
    assertThat(changes).extracting(change -> change.detection().label()).containsExactly(0, 1);
  }

  @Test
  void eachLabelHasItsOwnBounds() {
    var bounds = List.of(new DetectionRule.Bounds(0.9, 0.8), new DetectionRule.Bounds(0.25, 0.125));
    var own = new Detector(new DetectionRule(List.of(0, 1), bounds, 1, 0), RATE);
    own.accept(window(0, 0.7, 0.3), changes::add);
    assertThat(changes).extracting(change -> change.detection().label()).containsExactly(1);
    own.accept(window(1, 0.95, 0.2), changes::add);
    assertThat(changes).extracting(change -> change.detection().label()).containsExactly(1, 0);
    own.accept(window(2, 0.7, 0.1), changes::add);
    assertThat(changes).extracting(DetectionChange::open).containsExactly(true, true, false, false);
  }

  @Test
  void refusesRulesThatContradictThemselves() {
    assertThatThrownBy(() -> new DetectionRule(List.of(0), 0, 0, 1, 0))
        .hasMessage("opensAt must be above 0 and at most 1: opensAt=0.0");
    assertThatThrownBy(() -> new DetectionRule(List.of(0), 0.5, 0.6, 1, 0))
        .hasMessage("closesBelow must be in 0..opensAt: closesBelow=0.6, opensAt=0.5");
    assertThatThrownBy(() -> new DetectionRule(List.of(0), List.of(), 1, 0))
        .hasMessage("bounds must be as many as labels: bounds=0, labels=1");
    assertThatThrownBy(() -> new DetectionRule(List.of(0), 0.5, 0.4, 0, 0))
        .hasMessage("smoothing must be above 0: smoothing=0");
    assertThatThrownBy(() -> new DetectionRule(List.of(0), 0.5, 0.4, 1, -1))
        .hasMessage("deadTime must be at least 0: deadTime=-1");
  }

  @Property(tries = 200)
  void sameDetectionsWhereverItIsStoppedAndGoesOn(@ForAll Random random) {
    List<ScoredWindow> windows = windows(random);
    List<DetectionChange> straight = new ArrayList<>();
    var detector = new Detector(RULE, RATE);
    windows.forEach(window -> detector.accept(window, straight::add));
    assertThat(interrupted(windows)).isEqualTo(straight);
  }

  @Property(tries = 200)
  void detectionsOfALabelDoNotTouch(@ForAll Random random) {
    var detector = new Detector(RULE, RATE);
    var heard = new ArrayList<DetectionChange>();
    windows(random).forEach(window -> detector.accept(window, heard::add));
    detector.end(heard::add);
    for (int label = 0; label < 2; label++) {
      checkTurns(label, heard);
    }
  }

  private static void checkTurns(int label, List<DetectionChange> heard) {
    var turns = heard.stream().filter(change -> change.detection().label() == label).toList();
    for (int at = 0; at < turns.size(); at++) {
      assertThat(turns.get(at).open()).isEqualTo(at % 2 == 0);
      if (at % 2 == 1) {
        assertThat(turns.get(at).detection().start())
            .isEqualTo(turns.get(at - 1).detection().start());
      }
    }
    assertThat(turns.size() % 2).isZero();
  }

  private static List<DetectionChange> interrupted(List<ScoredWindow> windows) {
    List<DetectionChange> changes = new ArrayList<>();
    var detector = new Detector(RULE, RATE);
    for (ScoredWindow window : windows) {
      var out = new CompactOutput();
      DetectorCodec.write(detector, out);
      detector = new Detector(RULE, RATE);
      DetectorCodec.read(new CompactInput(out.toByteArray()), detector);
      detector.accept(window, changes::add);
    }
    return changes;
  }

  private static List<ScoredWindow> windows(Random random) {
    var windows = new ArrayList<ScoredWindow>();
    double yes = 0.5;
    for (long index = 0; windows.size() < 60; index += random.nextInt(12) == 0 ? 6 : 1) {
      yes = Math.max(0, Math.min(1, yes + random.nextGaussian() * 0.3));
      windows.add(window(index, yes, random.nextBoolean() ? 1 - yes : 0));
    }
    return windows;
  }
}
