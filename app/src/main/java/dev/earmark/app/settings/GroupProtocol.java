package dev.earmark.app.settings;

import java.util.List;
import java.util.Map;

/**
 * What {@code group.protocol=streams} leaves to the broker, or does not know: refused here, because
 * Kafka would pass over most of it.
 */
public final class GroupProtocol {
  private static final String NAME = "group.protocol";
  private static final String STATIC_MEMBER = "group.instance.id";
  private static final String STANDBYS = "num.standby.replicas";
  private static final List<String> CONSUMER_PREFIXES = List.of("", "consumer.", "main.consumer.");

  /** Setting of the consumer, setting of the broker. */
  private static final Map<String, String> OF_THE_BROKER =
      Map.of(
          "session.timeout.ms", "group.streams.session.timeout.ms",
          "heartbeat.interval.ms", "group.streams.heartbeat.interval.ms");

  private GroupProtocol() {}

  /** Returns whether the broker, and not its members, decides who does what. */
  public static boolean isStreams(Settings settings) {
    return "streams".equalsIgnoreCase(settings.kafka().getOrDefault(NAME, ""));
  }

  static void check(Settings settings) {
    if (!isStreams(settings)) {
      return;
    }
    refuse(settings, STANDBYS, takenFrom("group.streams.num.standby.replicas"));
    for (String prefix : CONSUMER_PREFIXES) {
      refuse(settings, prefix + STATIC_MEMBER, "knows no static members");
      OF_THE_BROKER.forEach(
          (consumer, broker) -> refuse(settings, prefix + consumer, takenFrom(broker)));
    }
  }

  private static String takenFrom(String broker) {
    return "takes it from the broker's " + broker;
  }

  private static void refuse(Settings settings, String name, String why) {
    if (settings.isGiven(name)) {
      throw new SettingsException(
          "%s must not be set with group.protocol=streams, which %s: %s=%s"
              .formatted(name, why, name, settings.kafka().get(name)));
    }
  }
}
