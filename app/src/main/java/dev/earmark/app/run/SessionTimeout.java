package dev.earmark.app.run;

import dev.earmark.app.settings.GroupProtocol;
import dev.earmark.app.settings.MainConsumer;
import dev.earmark.app.settings.Settings;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** How long the consumer group waits for a member that says nothing, before it is given up. */
public final class SessionTimeout {
  private SessionTimeout() {}

  /**
   * Returns how long, for a person: {@code after 45 s}; with {@code group.protocol=streams} only
   * the broker knows, and what it calls it is said.
   */
  public static String after(Settings settings) {
    if (GroupProtocol.isStreams(settings)) {
      return "after the broker's group.streams.session.timeout.ms";
    }
    int ms = MainConsumer.whole(settings, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);
    return "after " + TimeUnit.MILLISECONDS.toSeconds(ms) + " s";
  }
}
