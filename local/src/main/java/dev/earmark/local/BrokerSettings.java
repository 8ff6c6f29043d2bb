package dev.earmark.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How an embedded broker starts.
 *
 * @param folder data folder; the broker writes into its subfolder {@code broker}
 * @param port port at the address of {@code reach}; 0 picks a free one
 * @param reach from where the broker can be reached; its controller only from this machine
 * @param limits what the broker takes and keeps
 * @param listeners security protocols of further listeners by their names; each has a picked port
 * @param kafka further settings of Kafka's server by their own names, which win over all others
 */
public record BrokerSettings(
    Path folder,
    int port,
    Reach reach,
    BrokerLimits limits,
    Map<String, String> listeners,
    Map<String, String> kafka) {
  public BrokerSettings {
    Ports.check(port);
    listeners = Map.copyOf(listeners);
    kafka = Map.copyOf(kafka);
  }

  /** A picked port on the loopback address and Kafka's usual limits. */
  public static BrokerSettings in(Path folder) {
    return new BrokerSettings(folder, 0, Reach.LOOPBACK, BrokerLimits.DEFAULT, Map.of(), Map.of());
  }

  /** The same on another port; 0 picks a free one. */
  public BrokerSettings withPort(int port) {
    return new BrokerSettings(folder, port, reach, limits, listeners, kafka);
  }

  /** The same for clients elsewhere. */
  public BrokerSettings withReach(Reach reach) {
    return new BrokerSettings(folder, port, reach, limits, listeners, kafka);
  }

  /** The same with other limits. */
  public BrokerSettings withLimits(BrokerLimits limits) {
    return new BrokerSettings(folder, port, reach, limits, listeners, kafka);
  }

  /** The same with one setting of Kafka's server by its own name. */
  public BrokerSettings with(String name, String value) {
    var more = new HashMap<>(kafka);
    more.put(name, value);
    return new BrokerSettings(folder, port, reach, limits, listeners, more);
  }

  /**
   * The same with one more listener.
   *
   * @param name in capitals, such as {@code TLS}
   * @param protocol Kafka's security protocol, such as {@code SSL} or {@code SASL_SSL}
   */
  public BrokerSettings withListener(String name, String protocol) {
    var more = new HashMap<>(listeners);
    more.put(name, protocol);
    return new BrokerSettings(folder, port, reach, limits, more, kafka);
  }

  Path logFolder() {
    return folder.resolve("broker").toAbsolutePath();
  }
}
