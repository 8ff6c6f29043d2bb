package dev.earmark.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker (KRaft, one node) inside this JVM, bound to the loopback address unless its
 * settings say otherwise.
 *
 * <p>The same folder gives the same cluster again after {@link #close}, a restart or a kill. Topics
 * are not created by use. Thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private final FolderLock lock;
  private final KafkaNode node;
  private final BoundSockets sockets;

  private EmbeddedBroker(FolderLock lock, KafkaNode node, BoundSockets sockets) {
    this.lock = lock;
    this.node = node;
    this.sockets = sockets;
  }

  /** Starts in a folder on a picked port. */
  public static EmbeddedBroker start(Path folder) {
    return start(BrokerSettings.in(folder));
  }

  /**
   * Starts and returns when clients can connect.
   *
   * @throws StartException if the port is taken or the folder is in use or not writable
   */
  public static EmbeddedBroker start(BrokerSettings settings) {
    var lock = FolderLock.take(settings.folder(), "broker");
    try {
      return start(settings, lock);
    } catch (Throwable t) {
      lock.close();
      throw t;
    }
  }

  private static EmbeddedBroker start(BrokerSettings settings, FolderLock lock) {
    var sockets = BoundSockets.open(settings);
    try {
      format(settings.logFolder());
      var config = KafkaConfig.fromProps(BrokerProperties.of(settings, sockets), false);
      var node = KafkaNode.start(config, sockets);
      return new EmbeddedBroker(lock, node, sockets);
    } catch (Throwable t) {
      sockets.close();
      throw t;
    }
  }

  /** Gives a new folder its cluster id; one that has an id keeps it. */
  private static void format(Path folder) {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    var formatter =
        new Formatter()
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
            .setNodeId(BrokerProperties.NODE_ID)
            .setClusterId(Uuid.randomUuid().toString())
            .setDirectories(List.of(folder.toString()))
            .setMetadataLogDirectory(folder.toString())
            .setControllerListenerName(BoundSockets.CONTROLLER)
            .setReleaseVersion(MetadataVersion.latestProduction());
    try {
      formatter.run();
    } catch (Exception e) {
      throw new StartException("data folder must be writable: folder=" + folder, e);
    }
  }

  /** Where clients connect: {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    return bootstrapServers(BoundSockets.BROKER);
  }

  /** Where clients connect to a further listener of {@link BrokerSettings#withListener}. */
  public String bootstrapServers(String listener) {
    return sockets.hostAndPort(listener);
  }

  /** Stops in order and returns when all is on disk; does nothing the second time. */
  @Override
  public void close() {
    node.close();
    lock.close();
  }
}
