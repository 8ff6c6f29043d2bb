package dev.earmark.bench.kill;

import dev.earmark.bench.Guarantee;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The topology that is killed.
 *
 * @param models files of the models, all of which hear every device
 * @param guarantee what is promised
 * @param protocol {@code group.protocol}: classic or streams
 * @param settings further settings of {@code earmark run}, which win over all others
 */
public record Victim(
    List<Path> models, Guarantee guarantee, String protocol, Map<String, String> settings) {
  private static final String LOOK_EVERY = "100ms";

  /** Kafka's older protocol of consumer groups. */
  public static final String CLASSIC = "classic";

  /** Kafka's own protocol for groups of Kafka Streams. */
  public static final String STREAMS = "streams";

  public Victim {
    models = List.copyOf(models);
    settings = Map.copyOf(settings);
    if (!protocol.equals(CLASSIC) && !protocol.equals(STREAMS)) {
      throw new IllegalArgumentException(
          "protocol must be classic or streams: protocol=" + protocol);
    }
  }

  /** Returns the same with another file of the last model, at which it looks often. */
  Victim watching(Path last) {
    List<Path> others = models.subList(0, models.size() - 1);
    Map<String, String> more = new HashMap<>(Map.of("models.watch", LOOK_EVERY));
    more.putAll(settings);
    return new Victim(
        Stream.concat(others.stream(), Stream.of(last)).toList(), guarantee, protocol, more);
  }
}
