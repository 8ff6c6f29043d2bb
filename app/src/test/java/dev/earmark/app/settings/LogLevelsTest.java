package dev.earmark.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLevelsTest {
  @Test
  void aLevelAloneIsOfEarmarksOwn() {
    assertThat(LogLevels.parse("x", "DEBUG").byLogger()).isEqualTo(Map.of("dev.earmark", "debug"));
  }

  @Test
  void loggersAreNamedBeforeTheirs() {
    assertThat(LogLevels.parse("x", "warn, org.apache.kafka=info"))
        .hasToString("dev.earmark=warn,org.apache.kafka=info");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "loud", "trace", "info,", "info,warn", "=info", "a b=info", "a=", "a=b=info"})
  void whatIsNoneIsRefusedWithTheRule(String text) {
    assertThatThrownBy(() -> LogLevels.parse("log.level", text))
        .hasMessage(
            "log.level must be error, warn, info, debug or off for Earmark's own, or logger=level, each once, separated by commas: log.level="
                + text);
  }

  @Test
  void theEnvironmentsVariableIsTheSetting() {
    var settings = Settings.of(List.of(), Map.of("EARMARK_LOG_LEVEL", "off"), List.of());
    assertThat(settings.logLevels().byLogger()).isEqualTo(Map.of("dev.earmark", "off"));
  }
}
