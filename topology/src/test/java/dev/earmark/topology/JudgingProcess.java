package dev.earmark.topology;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The topology in a process of its own, so that it can be killed; it runs until it is. */
public final class JudgingProcess implements AutoCloseable {
  private final Process process;

  private JudgingProcess(Process process) {
    this.process = process;
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
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as a power cut would. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** Runs the topology: broker, guarantee, folder for its state. */
  public static void main(String[] args) {
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
    var running = new EarmarkStreams(topology, streams, () -> {});
    running.start();
    running.stopped().toCompletableFuture().join();
  }
}
