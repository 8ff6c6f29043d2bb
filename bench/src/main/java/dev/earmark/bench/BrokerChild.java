package dev.earmark.bench;

import dev.earmark.local.BrokerSettings;
import dev.earmark.local.EmbeddedBroker;
import dev.earmark.local.EmbeddedRegistry;
import dev.earmark.local.RegistrySettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A broker and a registry in a process of their own, so that what they cost is counted apart. */
public final class BrokerChild implements AutoCloseable {
  private final ChildJvm jvm;
  private final String bootstrapServers;
  private final String registryUrl;

  private BrokerChild(ChildJvm jvm, String bootstrapServers, String registryUrl) {
    this.jvm = jvm;
    this.bootstrapServers = bootstrapServers;
    this.registryUrl = registryUrl;
  }

  /** Where both answer on this machine; 0 picks a port. */
  public record Ports(int broker, int registry) {
    /** Any two that are free. */
    public static final Ports ANY = new Ports(0, 0);
  }

  /** Starts both on {@code folder} and waits until they answer. */
  static BrokerChild start(Path folder) {
    return start(folder, Ports.ANY, Map.of(), List.of("-Xmx1g"));
  }

  /** Starts both likewise, at given ports, with settings of Kafka's server by their own names. */
  public static BrokerChild start(
      Path folder, Ports ports, Map<String, String> kafka, List<String> jvmOptions) {
    List<String> arguments = new ArrayList<>();
    arguments.add(folder.toString());
    arguments.add(Integer.toString(ports.broker()));
    arguments.add(Integer.toString(ports.registry()));
    kafka.forEach((name, value) -> arguments.add(name + '=' + value));
    var jvm = ChildJvm.start(BrokerChild.class, jvmOptions, arguments.toArray(String[]::new));
    String[] addresses = jvm.readLine().split(" ", -1);
    return new BrokerChild(jvm, addresses[0], addresses[1]);
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  public String registryUrl() {
    return registryUrl;
  }

  /** Returns the ports where both answer. */
  public Ports ports() {
    return new Ports(
        URI.create("kafka://" + bootstrapServers).getPort(), URI.create(registryUrl).getPort());
  }

  ProcessUsage usage() {
    return jvm.usage();
  }

  /** Ends both as a power cut would (SIGKILL). */
  public void kill() {
    jvm.kill();
  }

  @Override
  public void close() {
    jvm.close();
  }

  /** The child: serves until its parent closes its standard input. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    var registrySettings = RegistrySettings.in(folder).withPort(Integer.parseInt(arguments[2]));
    try (var broker = EmbeddedBroker.start(broker(folder, List.of(arguments)));
        var registry = EmbeddedRegistry.start(registrySettings)) {
      System.out.println(broker.bootstrapServers() + " " + registry.url());
      ChildJvm.awaitParent();
    }
  }

  private static BrokerSettings broker(Path folder, List<String> arguments) {
    var settings = BrokerSettings.in(folder).withPort(Integer.parseInt(arguments.get(1)));
    for (String setting : arguments.subList(3, arguments.size())) {
      String[] parts = setting.split("=", 2);
      settings = settings.with(parts[0], parts[1]);
    }
    return settings;
  }
}
