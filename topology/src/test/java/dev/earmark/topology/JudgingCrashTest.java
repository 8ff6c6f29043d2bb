package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.DetectionState;
import dev.earmark.confusion.ConfusionMatrix;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a real broker with three partitions: killed in the middle, the counts are exact. */
class JudgingCrashTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"at_least_once", "exactly_once_v2"})
  void countsAreExactThoughKilledInTheMiddle(String guarantee) throws Exception {
    var random = new Random(7);
    List<SpokenAudio> audio = audio(random);
    List<Object> records = JudgingTest.shuffled(audio, random);
    try (var cluster = new JudgingCluster(folder.resolve("broker"))) {
      int half = records.size() / 2;
      cluster.send(records.subList(0, half));
      liveAndDie(cluster, guarantee, records.subList(half, records.size()));
      try (var last = process(cluster, guarantee)) {
        await().atMost(PATIENCE).untilAsserted(() -> check(cluster, audio));
        last.endsWithCountsThatAddUp();
      }
    }
  }

  /** Runs the topology until it predicts, sends more, and kills it at once. */
  private void liveAndDie(JudgingCluster cluster, String guarantee, List<Object> more)
      throws Exception {
    long before = cluster.predictions();
    try (var process = process(cluster, guarantee)) {
      await().atMost(PATIENCE).until(() -> cluster.predictions() > before + 10);
      cluster.send(more);
      assertThat(process.isAlive()).isTrue();
    }
  }

  private JudgingProcess process(JudgingCluster cluster, String guarantee) throws Exception {
    return JudgingProcess.start(cluster.bootstrapServers(), guarantee, folder.resolve("log.txt"));
  }

  private static void check(JudgingCluster cluster, List<SpokenAudio> audio) {
    cluster.read();
    checkScope(cluster, "*", audio);
    for (SpokenAudio one : audio) {
      var own = audio.stream().filter(other -> other.device.equals(one.device)).toList();
      checkScope(cluster, one.device, own);
    }
    assertThat(cluster.detections).isNotEmpty();
    cluster.detections.values().forEach(JudgingCrashTest::checkDetection);
  }

  private static void checkScope(JudgingCluster cluster, String scope, List<SpokenAudio> audio) {
    String total = "levels/1/" + scope + "/total";
    assertThat(cluster.confusion).containsKey(total);
    Confusion all = Objects.requireNonNull(cluster.confusion.get(total));
    long[][] expected = JudgingTest.reckoned(audio).counts();
    assertThat(JudgingTest.counts(all)).as(scope).isEqualTo(expected);
    var periods = SpokenAudio.LABELS.matrix();
    cluster.confusion.forEach(
        (key, said) -> {
          if (said.getScope().equals(scope) && said.getFrom() != null) {
            periods.combine(ConfusionMatrix.of(said.getLabels(), JudgingTest.counts(said)));
          }
        });
    assertThat(periods.counts()).as(scope + ", periods").isEqualTo(expected);
  }

  private static void checkDetection(List<Detection> said) {
    assertThat(said.stream().map(Detection::getState).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(DetectionState.OPENED, DetectionState.CLOSED);
  }

  private static List<SpokenAudio> audio(Random random) {
    var audio = new ArrayList<SpokenAudio>();
    for (int device = 0; device < 7; device++) {
      for (int recording = 0; recording < 3; recording++) {
        audio.add(SpokenAudio.random("d" + device, "r" + recording, random));
      }
    }
    return audio;
  }
}
