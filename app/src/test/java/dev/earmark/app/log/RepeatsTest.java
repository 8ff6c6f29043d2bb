package dev.earmark.app.log;

import static dev.earmark.app.log.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private final Repeats repeats = new Repeats();

  private long passing(Level level, String message, int times) {
    return IntStream.range(0, times).filter(i -> repeats.passes(event(level, message, i))).count();
  }

  @Test
  void tenOfAKindPassAndTheOthersAreCounted() {
    assertThat(passing(Level.WARN, "skipped: offset={}", 1_000)).isEqualTo(10);
    assertThat(passing(Level.WARN, "another: offset={}", 3)).isEqualTo(3);
    assertThat(repeats.takeLeftOut())
        .singleElement()
        .satisfies(
            said -> {
              assertThat(said.getMessage().getFormattedMessage())
                  .isEqualTo("990 more were left out of the log: skipped: offset=…");
              assertThat(said.getLevel()).isEqualTo(Level.WARN);
              assertThat(said.getLoggerName()).isEqualTo("dev.earmark.topology.handler.Reporter");
              assertThat(Said.fields(said).get("left.out")).isEqualTo(990L);
            });
  }

  @Test
  void whenTheyWereTakenTenPassAgain() {
    passing(Level.WARN, "a", 11);
    assertThat(repeats.takeLeftOut()).hasSize(1);
    assertThat(passing(Level.WARN, "a", 11)).isEqualTo(10);
  }

  @Test
  void whoAsksForDebuggingGetsAll() {
    assertThat(passing(Level.DEBUG, "a", 1_000)).isEqualTo(1_000);
  }

  @Test
  void sentencesWithoutNumberShareAKindAfterAThousand() {
    long passed =
        IntStream.range(0, 5_000)
            .filter(i -> repeats.passes(event(Level.WARN, "made of text " + i)))
            .count();
    assertThat(passed).isEqualTo(1_000 + 10);
    assertThat(repeats.takeLeftOut())
        .singleElement()
        .satisfies(
            said ->
                assertThat(said.getMessage().getFormattedMessage())
                    .isEqualTo("3990 more were left out of the log: (of other kinds)"));
  }

  @Test
  void anErrorPassesHoweverManyKindsAreSaidBeside() {
    IntStream.range(0, 5_000).forEach(i -> repeats.passes(event(Level.INFO, "made of text " + i)));
    assertThat(passing(Level.ERROR, "The streams stop", 1)).isEqualTo(1);
  }
}
