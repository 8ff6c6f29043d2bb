package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.KafkaLog;
import dev.earmark.app.StopSignal;
import dev.earmark.app.Surroundings;
import dev.earmark.app.broker.LocalCluster;
import dev.earmark.local.Reach;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a broker and a registry and nothing else, until the process is asked to end. */
@Command(
    name = "broker",
    description =
        "Run one broker and a registry for trying, without access control, until the process is asked to end.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  earmark broker --data .earmark",
      "  earmark broker --bind 0.0.0.0 --host earmark-broker --data /data"
    })
public final class BrokerCommand implements Callable<Integer> {
  private static final Duration FOR_EVER = Duration.ofDays(100_000);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".earmark",
      description = "Folder of both (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of(".earmark");

  @Option(
      names = "--broker-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Port of the broker, 0 picks one (default: ${DEFAULT-VALUE}).")
  private int brokerPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Port of the registry, 0 picks one (default: ${DEFAULT-VALUE}).")
  private int registryPort;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen at; 0.0.0.0 for every one of this machine (default: ${DEFAULT-VALUE}).")
  private String bind = "";

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "Name by which clients reach this machine (default: the address of --bind).")
  private @Nullable String host;

  private final Surroundings surroundings;

  public BrokerCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Reach reach = reach();
    try (StopSignal stop = StopSignal.install();
        LocalCluster cluster =
            LocalCluster.start(data, new LocalCluster.Ports(brokerPort, registryPort), reach)) {
      KafkaLog.warn();
      say(
          "ready, broker %s, registry %s, data %s"
              .formatted(cluster.bootstrapServers(), cluster.registryUrl(), data));
      await(stop);
    }
    say("stopped");
    return ExitCodes.DONE;
  }

  private static void await(StopSignal stop) {
    try {
      stop.await(FOR_EVER);
    } catch (InterruptedException asked) {
      // A test, or whoever embeds this, ends a command so.
    }
  }

  /** Clients elsewhere cannot connect to "every address". */
  private Reach reach() {
    if (bind.equals("0.0.0.0") && host == null) {
      throw CommandFailure.wrong(
          "--host must say by which name clients reach this machine: --bind=0.0.0.0");
    }
    try {
      return new Reach(bind, host == null ? bind : host);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrong("--" + e.getMessage(), e);
    }
  }

  private void say(String sentence) {
    surroundings.err().println("earmark: " + sentence);
  }
}
