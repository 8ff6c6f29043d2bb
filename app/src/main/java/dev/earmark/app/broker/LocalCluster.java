package dev.earmark.app.broker;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.local.BrokerSettings;
import dev.earmark.local.EmbeddedBroker;
import dev.earmark.local.EmbeddedRegistry;
import dev.earmark.local.Reach;
import dev.earmark.local.RegistrySettings;
import dev.earmark.local.StartException;
import java.nio.file.Path;
import java.util.Map;

/** A Kafka broker and a schema registry inside this process. */
public final class LocalCluster implements AutoCloseable {
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;

  private LocalCluster(EmbeddedBroker broker, EmbeddedRegistry registry) {
    this.broker = broker;
    this.registry = registry;
  }

  /**
   * Starts both in a folder; a port of 0 picks one.
   *
   * @throws CommandFailure where a port is taken, or the folder is in use or not writable
   */
  public static LocalCluster start(Path folder, int brokerPort, int registryPort) {
    return start(folder, new Ports(brokerPort, registryPort), Reach.LOOPBACK);
  }

  /** The ports of both; 0 picks one. */
  public record Ports(int broker, int registry) {}

  /**
   * Starts both likewise, for clients that may be elsewhere.
   *
   * @throws CommandFailure where a port is taken, or the folder is in use or not writable
   */
  public static LocalCluster start(Path folder, Ports ports, Reach reach) {
    var registry = RegistrySettings.in(folder).withPort(ports.registry()).withReach(reach);
    var broker = BrokerSettings.in(folder).withPort(ports.broker()).withReach(reach);
    try {
      return start(broker, EmbeddedRegistry.start(registry));
    } catch (StartException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
  }

  private static LocalCluster start(BrokerSettings settings, EmbeddedRegistry registry) {
    BrokerEnd.explain(settings.folder());
    try {
      return new LocalCluster(EmbeddedBroker.start(settings), registry);
    } catch (RuntimeException e) {
      registry.close();
      throw e;
    }
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  public String registryUrl() {
    return registry.url();
  }

  /** Returns where both are, as settings. */
  public Map<String, String> settings() {
    return Map.of(
        EarmarkSettings.BOOTSTRAP_SERVERS,
        bootstrapServers(),
        EarmarkSettings.REGISTRY_URL,
        registryUrl());
  }

  @Override
  public void close() {
    broker.close();
    registry.close();
  }
}
