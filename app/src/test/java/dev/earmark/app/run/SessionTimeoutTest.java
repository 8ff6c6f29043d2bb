package dev.earmark.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionTimeoutTest {
  @Test
  void longestPrefixWins() {
    assertThat(after()).isEqualTo("after 45 s");
    assertThat(after("session.timeout.ms=9000")).isEqualTo("after 9 s");
    assertThat(after("session.timeout.ms=9000", "consumer.session.timeout.ms=8000"))
        .isEqualTo("after 8 s");
    assertThat(after("consumer.session.timeout.ms=8000", "main.consumer.session.timeout.ms=7000"))
        .isEqualTo("after 7 s");
  }

  @Test
  void onlyTheBrokerKnowsThatOfAStreamsGroup() {
    assertThat(after("group.protocol=streams"))
        .isEqualTo("after the broker's group.streams.session.timeout.ms");
  }

  private static String after(String... pairs) {
    return SessionTimeout.after(Settings.of(List.of(), Map.of(), List.of(pairs)));
  }
}
