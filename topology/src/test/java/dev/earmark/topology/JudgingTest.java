package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.DetectionState;
import dev.earmark.Truth;
import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.topology.model.DevicePatterns;
import dev.earmark.topology.model.Seat;
import dev.earmark.topology.model.Seats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Detections and confusion through the whole topology, without a broker. */
class JudgingTest {
  private static final String TOTAL = "levels/1/*/total";

  @Property(tries = 15)
  void confusionIsThatOfAPlainReckoningInWhicheverOrderItCame(@ForAll Random random) {
    List<SpokenAudio> audio = audio(random);
    try (var run = new JudgingRun()) {
      shuffled(audio, random).forEach(run::take);
      run.secondPasses();
      assertThat(counts(run.confusion(TOTAL))).isEqualTo(reckoned(audio).counts());
      for (SpokenAudio one : audio) {
        assertThat(run.confusion()).containsKey("levels/1/" + one.device + "/total");
      }
    }
  }

  @Property(tries = 8)
  void periodsAndDevicesAddUpToTheTotal(@ForAll Random random) {
    List<SpokenAudio> audio = audio(random);
    try (var run = new JudgingRun()) {
      shuffled(audio, random).forEach(run::take);
      run.secondPasses();
      var total = ConfusionMatrix.of(SpokenAudio.LABELS.labels(), reckoned(audio).counts());
      assertThat(sum(run.confusion(), "levels/1/\\*/2026.*")).isEqualTo(total);
      assertThat(sum(run.confusion(), "levels/1/d\\d/2026.*")).isEqualTo(total);
      assertThat(sum(run.confusion(), "levels/1/d\\d/total")).isEqualTo(total);
    }
  }

  @Property(tries = 5)
  void modelsAreCountedEachByItself(@ForAll Random random) {
    List<Object> records = shuffled(audio(random), random);
    var levels = new Seat(SpokenAudio.classifier());
    var halves = new Seat(SpokenAudio.halves());
    try (var both = new JudgingRun(new Seats(List.of(levels, halves), DevicePatterns.ALL));
        var first = new JudgingRun(Seats.of(SpokenAudio.classifier()));
        var second = new JudgingRun(Seats.of(SpokenAudio.halves()))) {
      for (var run : List.of(both, first, second)) {
        records.forEach(run::take);
        run.secondPasses();
      }
      var alone = new TreeMap<>(first.confusion());
      alone.putAll(second.confusion());
      assertThat(both.confusion()).isEqualTo(alone);
      assertThat(both.detections()).hasSize(first.detections().size() + second.detections().size());
    }
  }

  @Test
  void confusionSaysWhatFollowsFromItsCounts() {
    var audio = SpokenAudio.random("d0", "r0", new Random(1));
    try (var run = new JudgingRun()) {
      audio.truths.forEach(run::take);
      audio.chunks().forEach(run::take);
      run.secondPasses();
      Confusion total = run.confusion(TOTAL);
      var matrix = reckoned(List.of(audio));
      assertThat(total.getAccuracy()).isEqualTo(matrix.accuracy());
      assertThat(total.getMacroF1()).isEqualTo(matrix.macroF1());
      assertThat(total.getFrom()).isNull();
      assertThat(total.getPerLabel()).hasSize(4);
      assertThat(total.getPerLabel().get(0).getSupport()).isEqualTo(matrix.support("yes"));
    }
  }

  @Test
  void periodsAreNamedByTheirStart() {
    var audio = SpokenAudio.random("d0", "r0", new Random(1));
    try (var run = new JudgingRun()) {
      audio.truths.forEach(run::take);
      audio.chunks().forEach(run::take);
      run.secondPasses();
      Confusion first = run.confusion("levels/1/*/2026-01-01T00:00:00Z");
      assertThat(first.getFrom()).hasToString("2026-01-01T00:00:00Z");
      assertThat(first.getTo()).hasToString("2026-01-01T00:01:00Z");
    }
  }

  @Test
  void confusionIsSaidOnceASecondAndNotWithEachWindow() {
    var audio = SpokenAudio.random("d0", "r0", new Random(3));
    try (var run = new JudgingRun()) {
      audio.truths.forEach(run::take);
      audio.chunks().forEach(run::take);
      assertThat(run.confusionRecords()).isEmpty();
      run.secondPasses();
      assertThat(run.confusionRecords()).hasSize(4);
      run.secondPasses();
      assertThat(run.confusionRecords()).isEmpty();
    }
  }

  @Test
  void recordingsWithoutTruthsAreNotCounted() {
    var audio = SpokenAudio.random("d0", "r0", new Random(3));
    try (var run = new JudgingRun()) {
      audio.chunks().forEach(run::take);
      run.secondPasses();
      assertThat(run.confusion()).isEmpty();
    }
  }

  @Test
  void detectionOpensAndClosesWithTheSameId() {
    var audio = SpokenAudio.random("d0", "r0", new Random(3));
    try (var run = new JudgingRun()) {
      audio.chunks().forEach(run::take);
      run.secondPasses();
      Map<String, List<Detection>> said =
          run.detections().stream().collect(Collectors.groupingBy(Detection::getId));
      assertThat(said).isNotEmpty();
      said.values().forEach(JudgingTest::checkDetection);
    }
  }

  private static void checkDetection(List<Detection> said) {
    assertThat(said)
        .extracting(Detection::getState)
        .containsExactly(DetectionState.OPENED, DetectionState.CLOSED);
    Detection closed = said.get(1);
    assertThat(closed.getId())
        .isEqualTo("d0/r0/" + closed.getStartSample() + "/levels@1/" + closed.getLabel());
    assertThat(closed.getEndSample()).isGreaterThanOrEqualTo(closed.getStartSample() + 1_000);
    assertThat(closed.getPeakConfidence()).isBetween(0.7f, 0.91f);
    assertThat(Duration.between(closed.getStartedAt(), closed.getEndedAt()))
        .isEqualTo(Duration.ofMillis(closed.getEndSample() - closed.getStartSample()));
    assertThat(closed.getLabel()).isNotEqualTo("rest");
  }

  @Test
  void truthsThatBreakARuleGoToTheDeadLetters() {
    Truth good = SpokenAudio.random("d0", "r0", new Random(1)).truths.get(0);
    try (var run = new JudgingRun()) {
      run.take(Truth.newBuilder(good).setSampleRate(0).build());
      run.take(Truth.newBuilder(good).setFromSample(-1).build());
      run.take(Truth.newBuilder(good).setFromSample(9).setToSample(9L).build());
      run.take(Truth.newBuilder(good).setRecording("").build());
      run.take(Truth.newBuilder(good).setDevice("*").build());
      assertThat(run.deadLetters())
          .containsExactly(
              "sampleRate must be in 1000..768000: sampleRate=0",
              "fromSample must be in 0..3162239999999: fromSample=-1",
              "toSample must be after fromSample: fromSample=9, toSample=9",
              "recording must be 1..200 characters, not '*', without '/' and control characters:"
                  + " recording='', length=0",
              "device must be 1..200 characters, not '*', without '/' and control characters:"
                  + " device='*', length=1");
    }
  }

  private static List<SpokenAudio> audio(Random random) {
    var audio = new ArrayList<SpokenAudio>();
    for (int device = 0; device < 3; device++) {
      for (int recording = random.nextInt(2); recording < 2; recording++) {
        audio.add(SpokenAudio.random("d" + device, "r" + recording, random));
      }
    }
    return audio;
  }

  /** Chunks of a device keep their order, and so do its truths; nothing else does. */
  static List<Object> shuffled(List<SpokenAudio> audio, Random random) {
    var streams = new ArrayList<List<Object>>();
    for (String device : new TreeSet<>(audio.stream().map(one -> one.device).toList())) {
      var own = audio.stream().filter(one -> one.device.equals(device)).toList();
      streams.add(own.stream().flatMap(one -> one.chunks().stream()).collect(Collectors.toList()));
      streams.add(own.stream().flatMap(one -> one.truths.stream()).collect(Collectors.toList()));
    }
    var order = new ArrayList<Object>();
    streams.removeIf(List::isEmpty);
    while (!streams.isEmpty()) {
      var next = streams.get(random.nextInt(streams.size()));
      order.add(next.remove(0));
      streams.removeIf(List::isEmpty);
    }
    return order;
  }

  static ConfusionMatrix reckoned(List<SpokenAudio> audio) {
    var matrix = SpokenAudio.LABELS.matrix();
    audio.forEach(one -> one.reckon(matrix));
    return matrix;
  }

  private static ConfusionMatrix sum(Map<String, Confusion> confusion, String keys) {
    var sum = SpokenAudio.LABELS.matrix();
    confusion.forEach(
        (key, said) -> {
          if (key.matches(keys)) {
            sum.combine(ConfusionMatrix.of(said.getLabels(), counts(said)));
          }
        });
    return sum;
  }

  static long[][] counts(Confusion said) {
    return said.getCounts().stream()
        .map(row -> row.stream().mapToLong(Long::longValue).toArray())
        .toArray(long[][]::new);
  }
}
