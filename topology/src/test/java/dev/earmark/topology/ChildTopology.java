package dev.earmark.topology;

import dev.earmark.topology.model.Classifier;
import dev.earmark.topology.model.WindowScorer;
import dev.earmark.topology.settings.OverloadPolicy;
import dev.earmark.topology.settings.OverloadSettings;
import dev.earmark.topology.settings.ScoringSettings;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.window.Window;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A process of its own that runs the topology until it is killed, or asked to end; its model takes
 * about 0.3 ms a window.
 */
public final class ChildTopology implements AutoCloseable {
  private final Process process;
  private final Path said;

  private ChildTopology(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  static ChildTopology start(String bootstrap, String guarantee) throws IOException {
    return start(bootstrap, guarantee, OverloadPolicy.KEEP);
  }

  /** As above, with a policy that begins when it is half a second behind. */
  static ChildTopology start(String bootstrap, String guarantee, OverloadPolicy policy)
      throws IOException {
    File said = File.createTempFile("child", ".txt", new File("target"));
    return new ChildTopology(process(said, bootstrap, guarantee, policy.code()), said.toPath());
  }

  private static Process process(File said, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    Collections.addAll(
        command,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        ChildTopology.class.getName());
    Collections.addAll(command, args);
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said).start();
  }

  /** Kills it in the middle of whatever it does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end in order, and holds that what it has counted adds up. */
  void endsWithCountsThatAddUp() throws IOException, InterruptedException {
    ChildLife.endsWithCountsThatAddUp(process, said);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Takes the bootstrap address, the processing guarantee and the policy for overload. */
  public static void main(String[] args) throws IOException {
    var overload =
        new OverloadSettings(
            OverloadPolicy.of(args[2]), Duration.ofMillis(500), Duration.ofMillis(400));
    var settings =
        TopologySettings.defaults().withScoring(ScoringSettings.defaults().withOverload(overload));
    var streams = StreamsSettings.of(settings, TestCluster.streams(args[0], args[1]));
    var classifier = new Classifier(ContentScorer.CARD, max -> new Slow());
    var topology = new EarmarkTopology(settings, classifier, streams).build();
    ChildLife.live(new EarmarkStreams(topology, streams, () -> {}));
  }

  private static final class Slow implements WindowScorer {
    @Override
    public List<float[]> score(List<Window> windows) {
      return windows.stream().map(Slow::score).toList();
    }

    private static float[] score(Window window) {
      float[] scores = ContentScorer.score(window.samples());
      for (int again = 0; again < 300; again++) {
        scores = ContentScorer.score(window.samples());
      }
      return scores;
    }

    @Override
    public void close() {}
  }
}
