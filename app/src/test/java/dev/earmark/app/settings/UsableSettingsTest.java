package dev.earmark.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UsableSettingsTest {
  @Test
  void whatIsRefusedIsAsIfItHadNotBeenGiven() {
    UsableSettings usable = of("gap.wait=soon", "batch.max=3", "no.such=1");

    assertThat(usable.faults())
        .hasSize(2)
        .anyMatch(fault -> fault.startsWith("gap.wait must be "))
        .anyMatch(fault -> fault.startsWith("unknown setting no.such (--set): "));
    assertThat(usable.settings().duration("gap.wait")).isEqualTo(Duration.ofSeconds(2));
    assertThat(usable.settings().whole("batch.max")).isEqualTo(3);
  }

  @Test
  void aLaterValueThatIsRefusedLeavesTheEarlierOne() {
    assertThat(of("gap.wait=1s", "gap.wait=soon").settings().duration("gap.wait"))
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void everyContradictionIsSaidAndItsValuesStay() {
    UsableSettings usable = of("recording.idle=1s", "gap.wait=2s", "http.user=me");

    assertThat(usable.faults())
        .containsExactly(
            "recording.idle must not be shorter than gap.wait: recording.idle=1s, gap.wait=2s",
            "http.user and http.password go together: given is http.user");
    assertThat(usable.settings().duration("recording.idle")).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aSentenceThatSeveralRulesSayIsSaidOnce() {
    assertThat(of("session.timeout.ms=long", "gap.wait=1s").faults()).hasSize(1);
  }

  @Test
  void settingsThatAreRightHaveNoFault() {
    assertThat(of("gap.wait=1s").faults()).isEmpty();
  }

  private static UsableSettings of(String... pairs) {
    return UsableSettings.of(Stream.of(pairs).map(UsableSettingsTest::layer).toList());
  }

  private static Supplier<Layer> layer(String pair) {
    return () -> Layer.ofArguments(List.of(pair));
  }
}
