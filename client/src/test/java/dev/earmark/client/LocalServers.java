package dev.earmark.client;

import dev.earmark.local.BrokerSettings;
import dev.earmark.local.EmbeddedBroker;
import dev.earmark.local.EmbeddedRegistry;
import dev.earmark.topology.cluster.TopicCreation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A broker and a registry with Earmark's topics, for a test or, through {@link #main}, for a
 * person.
 */
final class LocalServers implements AutoCloseable {
  static final int PARTITIONS = 3;

  private final Path folder;
  private final int port;
  private EmbeddedBroker broker;
  private final EmbeddedRegistry registry;

  private LocalServers(Path folder, EmbeddedBroker broker, EmbeddedRegistry registry) {
    this.folder = folder;
    this.broker = broker;
    port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
    this.registry = registry;
  }

  static LocalServers start(Path folder) {
    EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder));
    LocalServers servers = new LocalServers(folder, broker, EmbeddedRegistry.start(folder));
    try {
      servers.createTopics("earmark.chunks", "earmark.truths", "earmark.predictions");
      return servers;
    } catch (RuntimeException e) {
      servers.close();
      throw e;
    }
  }

  void createTopics(String... names) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      TopicCreation.create(
          admin,
          Stream.of(names)
              .map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()))
              .toList());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns the settings that a client needs, with more of its own in pairs. */
  Map<String, Object> settings(Object... more) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("schema.registry.url", registry.url());
    for (int i = 0; i < more.length; i += 2) {
      settings.put((String) more[i], more[i + 1]);
    }
    return settings;
  }

  void stopBroker() {
    broker.close();
  }

  void stopRegistry() {
    registry.close();
  }

  /** Starts the broker again on the same folder and port. */
  void startBroker() {
    broker = EmbeddedBroker.start(BrokerSettings.in(folder).withPort(port));
  }

  @Override
  public void close() {
    registry.close();
    broker.close();
  }

  /** Runs until standard input ends; prints the two addresses. */
  public static void main(String[] args) throws Exception {
    try (LocalServers servers = start(Files.createTempDirectory("earmark"))) {
      System.out.println("BOOTSTRAP=" + servers.broker.bootstrapServers());
      System.out.println("REGISTRY=" + servers.registry.url());
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}
