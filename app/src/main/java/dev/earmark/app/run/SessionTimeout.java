package dev.earmark.app.run;

import dev.earmark.app.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How long the consumer group waits for a member that says nothing, before it is given up. */
public final class SessionTimeout {
  private static final String NAME = "session.timeout.ms";
  private static final long KAFKAS_DEFAULT_MS = 45_000;

  private SessionTimeout() {}

  /** Returns that of the topology's consumers; the longest prefix wins, as in Kafka Streams. */
  public static Duration of(Settings settings) {
    Map<String, Object> consumer = new HashMap<>(settings.kafka("consumer.", Set.of(NAME)));
    consumer.putAll(settings.kafka("main.consumer.", Set.of()));
    Object given = consumer.getOrDefault(NAME, KAFKAS_DEFAULT_MS);
    return Duration.ofMillis(Long.parseLong(given.toString().strip()));
  }
}
