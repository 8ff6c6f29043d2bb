package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Prediction;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.settings.OverloadPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes on a real broker that find more than they may be behind, and are killed. */
class OverloadKilledTest {
  private static final List<String> DEVICES = List.of("a", "b", "c", "d");
  private static final long STEP = 3_200;
  private static final long BACKLOG = 100_000;

  @TempDir Path folder;

  private long sent;

  @Test
  void exactlyOnceRepeatsNothingAndEachPredictionSaysWhatWasPassedOver() throws Exception {
    try (var cluster = new TestCluster(folder)) {
      live(cluster, ChildTopology::kill);
      live(cluster, ChildTopology::endsWithCountsThatAddUp);
      List<Prediction> said = cluster.all();
      long missing = Passed.check(windows(), said);
      assertThat(said).map(Expected::heard).isSubsetOf(expected());
      assertThat(missing).isPositive();
      assertThat(said).anyMatch(one -> one.getSkipped() > BACKLOG / 800);
    }
  }

  /** A backlog waits longer than the policy allows while the process starts; then audio is live. */
  private void live(TestCluster cluster, End end) throws Exception {
    send(cluster, BACKLOG);
    long backlog = sent;
    try (var child =
        ChildTopology.start(
            cluster.bootstrap(), "exactly_once_v2", OverloadPolicy.SKIP_TO_LATEST)) {
      cluster.await(said -> everyDeviceIsBeyond(backlog, said) || goesOn(cluster));
      end.of(child);
    }
  }

  /** How a process ends. */
  private interface End {
    void of(ChildTopology child) throws Exception;
  }

  private boolean goesOn(TestCluster cluster) {
    send(cluster, STEP);
    return false;
  }

  private static boolean everyDeviceIsBeyond(long position, List<Prediction> said) {
    Set<String> heard = new HashSet<>();
    said.stream()
        .filter(one -> one.getStartSample() >= position)
        .forEach(one -> heard.add(one.getDevice()));
    return heard.containsAll(DEVICES);
  }

  private void send(TestCluster cluster, long samples) {
    DEVICES.forEach(device -> cluster.send(device, "r", new Span(sent, sent + samples, false)));
    sent += samples;
  }

  private List<String> windows() {
    return expected().stream().map(window -> window.split(" ", -1)[0]).toList();
  }

  private List<String> expected() {
    List<String> all = new ArrayList<>();
    DEVICES.forEach(device -> all.addAll(Expected.of(device, "r", sent)));
    return all;
  }
}
