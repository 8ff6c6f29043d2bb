package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.broker.LocalCluster;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.GroupProtocol;
import dev.earmark.app.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The broker and the registry that {@code run} brings along. */
final class EmbeddedOptions {
  /**
   * Nobody else is in the group, so a run that was killed need not be waited for as long as Kafka
   * usually does.
   */
  private static final Map<String, String> SESSION =
      Map.of(
          "main.consumer.session.timeout.ms", "10000",
          "main.consumer.heartbeat.interval.ms", "3000");

  private static final List<String> SESSION_NAMES =
      List.of(
          "session.timeout.ms",
          "consumer.session.timeout.ms",
          "heartbeat.interval.ms",
          "consumer.heartbeat.interval.ms");

  @Option(
      names = "--embedded",
      description =
          "Bring a broker, a registry and the topics along, in this process; they answer on this machine only (127.0.0.1).")
  private boolean embedded;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".earmark",
      description = "Folder of the embedded broker and registry (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of(".earmark");

  @Option(
      names = "--broker-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Port of the embedded broker, 0 picks one (default: ${DEFAULT-VALUE}).")
  private int brokerPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Port of the embedded registry, 0 picks one (default: ${DEFAULT-VALUE}).")
  private int registryPort;

  boolean isWanted() {
    return embedded;
  }

  Path data() {
    return data;
  }

  /**
   * Starts them.
   *
   * @throws CommandFailure where settings name another broker or registry, a port is taken or the
   *     folder is in use
   */
  LocalCluster start(Settings settings) {
    own(settings, EarmarkSettings.BOOTSTRAP_SERVERS, "", brokerPort);
    own(settings, EarmarkSettings.REGISTRY_URL, "http://", registryPort);
    try {
      return LocalCluster.start(data, brokerPort, registryPort);
    } catch (CommandFailure e) {
      throw CommandFailure.wrong(
          e.getMessage()
              + "; where Earmark runs here in another process, give other --data, --broker-port and --registry-port",
          e);
    }
  }

  /** Refuses an address that would not be used. */
  private static void own(Settings settings, String name, String scheme, int port) {
    String given = settings.text(name);
    boolean same =
        given.equals(scheme + "localhost:" + port) || given.equals(scheme + "127.0.0.1:" + port);
    if (!same) {
      refuse(settings, name, "together with --embedded");
    }
  }

  /** Refuses that an address is given where it would not be used. */
  static void refuse(Settings settings, String name, String where) {
    if (settings.isGiven(name)) {
      throw CommandFailure.wrong(
          "%s must not be set %s, which brings its own: %s=%s"
              .formatted(name, where, name, settings.text(name)));
    }
  }

  /** Returns the settings with where they are, and with a short session of the consumer group. */
  Settings over(Settings settings, LocalCluster cluster) {
    Map<String, String> own = new HashMap<>(cluster.settings());
    boolean given =
        SESSION_NAMES.stream().anyMatch(settings::isGiven)
            || SESSION.keySet().stream().anyMatch(settings::isGiven);
    own.putAll(given || GroupProtocol.isStreams(settings) ? Map.of() : SESSION);
    return settings.with(own, "--embedded");
  }
}
