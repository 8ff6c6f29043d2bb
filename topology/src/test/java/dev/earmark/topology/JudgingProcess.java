package dev.earmark.topology;

import dev.earmark.topology.serde.AvroSerdes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The topology in a process of its own, so that it can be killed, or asked to end. */
public final class JudgingProcess implements AutoCloseable {
  private final Process process;
  private final Path said;

  private JudgingProcess(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /** Starts it against a broker; its output goes to {@code log}. */
  static JudgingProcess start(String broker, String guarantee, Path log) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            JudgingProcess.class.getName(),
            broker,
            guarantee,
            log.resolveSibling("streams").toString());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    return new JudgingProcess(
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start(), log);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to end in order, and holds that what it has counted adds up. */
  void endsWithCountsThatAddUp() throws IOException, InterruptedException {
    ChildLife.endsWithCountsThatAddUp(process, said);
  }

  /** Ends it as a power cut would. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** Runs the topology: broker, guarantee, folder for its state. */
  public static void main(String[] args) throws IOException {
    Map<String, Object> given =
        Map.of(
            "bootstrap.servers",
            args[0],
            "processing.guarantee",
            args[1],
            "state.dir",
            new File(args[2]).getPath(),
            "commit.interval.ms",
            150,
            "consumer.session.timeout.ms",
            1_500,
            "consumer.heartbeat.interval.ms",
            300,
            "producer.transaction.timeout.ms",
            3_000,
            "num.stream.threads",
            2,
            AvroSerdes.SERDE_CLASS,
            NamedAvroSerde.NAME);
    var settings = JudgingRun.settings();
    var streams = StreamsSettings.of(settings, given);
    var topology = new EarmarkTopology(settings, SpokenAudio.classifier(), streams).build();
    ChildLife.live(new EarmarkStreams(topology, streams, () -> {}));
  }
}
