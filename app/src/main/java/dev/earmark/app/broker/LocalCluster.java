package dev.earmark.app.broker;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.local.BrokerSettings;
import dev.earmark.local.EmbeddedBroker;
import dev.earmark.local.EmbeddedRegistry;
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
    try {
      EmbeddedRegistry registry =
          EmbeddedRegistry.start(RegistrySettings.in(folder).withPort(registryPort));
      return start(folder, brokerPort, registry);
    } catch (StartException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
  }

  private static LocalCluster start(Path folder, int brokerPort, EmbeddedRegistry registry) {
    BrokerEnd.explain(folder);
    try {
      return new LocalCluster(
          EmbeddedBroker.start(BrokerSettings.in(folder).withPort(brokerPort)), registry);
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
