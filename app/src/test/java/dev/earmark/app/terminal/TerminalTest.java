package dev.earmark.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void coloursOnlyOnATerminalThatWantsThem() {
    assertThat(Terminal.of(out, true, Map.of("TERM", "xterm")).colours()).isTrue();
    assertThat(Terminal.of(out, true, Map.of("TERM", "dumb")).colours()).isFalse();
    assertThat(Terminal.of(out, true, Map.of("NO_COLOR", "1")).colours()).isFalse();
    assertThat(Terminal.of(out, true, Map.of("NO_COLOR", "1")).redraws()).isTrue();
    assertThat(Terminal.of(out, false, Map.of()).colours()).isFalse();
  }

  @Test
  void redrawsInPlaceOnATerminal() {
    LivePanel panel = new LivePanel(new Terminal(out, true, true));
    panel.show(List.of("a", "b"), 0);
    panel.show(List.of("c", "d"), 1);
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("\ra\u001b[K\n\rb\u001b[K\n\u001b[2A\rc\u001b[K\n\rd\u001b[K\n");
  }

  @Test
  void printsPlainLinesNowAndThenElsewhere() {
    LivePanel panel = new LivePanel(Terminal.plain(out));
    panel.show(List.of("a"), 0);
    panel.show(List.of("b"), 4_000_000_000L);
    panel.show(List.of("c"), 5_000_000_000L);
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).containsExactly("a", "c");
  }

  @Test
  void meterGoesFromMinusSixtyToZero() {
    assertThat(LevelMeter.bar(0, 4)).isEqualTo("████");
    assertThat(LevelMeter.bar(-30, 4)).isEqualTo("██··");
    assertThat(LevelMeter.bar(-60, 4)).isEqualTo("····");
    assertThat(LevelMeter.bar(Double.NEGATIVE_INFINITY, 4)).isEqualTo("····");
    assertThat(LevelMeter.bar(Double.NaN, 4)).isEqualTo("····");
  }
}
