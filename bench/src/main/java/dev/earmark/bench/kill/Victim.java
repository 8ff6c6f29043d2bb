package dev.earmark.bench.kill;

import dev.earmark.bench.Guarantee;
import java.nio.file.Path;
import java.util.Map;

/**
 * The topology that is killed.
 *
 * @param model the model's file
 * @param guarantee what is promised
 * @param protocol {@code group.protocol}: classic or streams
 * @param settings further settings of {@code earmark run}, which win over all others
 */
public record Victim(
    Path model, Guarantee guarantee, String protocol, Map<String, String> settings) {
  /** Kafka's older protocol of consumer groups. */
  public static final String CLASSIC = "classic";

  /** Kafka's own protocol for groups of Kafka Streams. */
  public static final String STREAMS = "streams";

  public Victim {
    settings = Map.copyOf(settings);
    if (!protocol.equals(CLASSIC) && !protocol.equals(STREAMS)) {
      throw new IllegalArgumentException(
          "protocol must be classic or streams: protocol=" + protocol);
    }
  }
}
