package dev.earmark.bench;

import dev.earmark.local.BrokerSettings;
import dev.earmark.local.EmbeddedBroker;
import dev.earmark.local.EmbeddedRegistry;
import dev.earmark.local.RegistrySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A broker and a registry in a process of their own, so that what they cost is counted apart. */
final class BrokerChild implements AutoCloseable {
  private final ChildJvm jvm;
  private final String bootstrapServers;
  private final String registryUrl;

  private BrokerChild(ChildJvm jvm, String bootstrapServers, String registryUrl) {
    this.jvm = jvm;
    this.bootstrapServers = bootstrapServers;
    this.registryUrl = registryUrl;
  }

  /** Starts both on {@code folder} and waits until they answer. */
  static BrokerChild start(Path folder) {
    var jvm = ChildJvm.start(BrokerChild.class, List.of("-Xmx1g"), folder.toString());
    String[] addresses = jvm.readLine().split(" ", -1);
    return new BrokerChild(jvm, addresses[0], addresses[1]);
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  String registryUrl() {
    return registryUrl;
  }

  ProcessUsage usage() {
    return jvm.usage();
  }

  @Override
  public void close() {
    jvm.close();
  }

  /** The child: serves until its parent closes its standard input. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (var broker = EmbeddedBroker.start(BrokerSettings.in(folder));
        var registry = EmbeddedRegistry.start(RegistrySettings.in(folder))) {
      System.out.println(broker.bootstrapServers() + " " + registry.url());
      ChildJvm.awaitParent();
    }
  }
}
