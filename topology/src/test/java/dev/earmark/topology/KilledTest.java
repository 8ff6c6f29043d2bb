package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Prediction;
import dev.earmark.topology.TestLog.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of its work, and one that takes over. */
class KilledTest {
  private static final long LENGTH = 30 * 8_000;
  private static final List<String> DEVICES = List.of("a", "b", "c", "d");
  private static final List<String> EXPECTED = expected();

  @TempDir Path folder;

  @Test
  void exactlyOnceNothingIsMissingAndNothingRepeated() throws Exception {
    List<Prediction> said = killInTheMiddle("exactly_once_v2");
    assertThat(said).map(Expected::heard).containsExactlyInAnyOrderElementsOf(EXPECTED);
  }

  @Test
  void atLeastOnceNothingIsMissingAndRepeatsAreEqual() throws Exception {
    List<Prediction> said = killInTheMiddle("at_least_once");
    assertThat(new HashSet<>(said.stream().map(Expected::heard).toList()))
        .containsExactlyInAnyOrderElementsOf(EXPECTED);
  }

  private List<Prediction> killInTheMiddle(String guarantee) throws Exception {
    try (var cluster = new TestCluster(folder)) {
      send(cluster, new Span(0, LENGTH * 2 / 3, false));
      try (var first = ChildTopology.start(cluster.bootstrap(), guarantee)) {
        cluster.await(said -> said.size() > EXPECTED.size() / 6);
        first.kill();
      }
      send(cluster, new Span(LENGTH * 2 / 3, LENGTH, true));
      try (var second = ChildTopology.start(cluster.bootstrap(), guarantee)) {
        cluster.await(said -> ids(said).size() == EXPECTED.size());
        second.endsWithCountsThatAddUp();
      }
      return cluster.all();
    }
  }

  private static void send(TestCluster cluster, Span span) {
    DEVICES.forEach(device -> cluster.send(device, "r", span));
  }

  private static Set<String> ids(List<Prediction> said) {
    return said.stream().map(Prediction::getId).collect(Collectors.toSet());
  }

  private static List<String> expected() {
    List<String> all = new ArrayList<>();
    DEVICES.forEach(device -> all.addAll(Expected.of(device, "r", LENGTH)));
    return all;
  }
}
