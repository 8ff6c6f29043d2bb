package dev.earmark.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionTimeoutTest {
  @Test
  void longestPrefixWins() {
    assertThat(of()).isEqualTo(Duration.ofSeconds(45));
    assertThat(of("session.timeout.ms=9000")).isEqualTo(Duration.ofSeconds(9));
    assertThat(of("session.timeout.ms=9000", "consumer.session.timeout.ms=8000"))
        .isEqualTo(Duration.ofSeconds(8));
    assertThat(of("consumer.session.timeout.ms=8000", "main.consumer.session.timeout.ms=7000"))
        .isEqualTo(Duration.ofSeconds(7));
  }

  private static Duration of(String... pairs) {
    return SessionTimeout.of(Settings.of(Optional.empty(), Map.of(), List.of(pairs)));
  }
}
