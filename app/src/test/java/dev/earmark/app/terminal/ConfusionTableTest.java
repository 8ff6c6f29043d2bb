package dev.earmark.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTableTest {
  private static final long[][] COUNTS = {{9, 1}, {0, 10}};

  @Test
  void rowsAreTruthsAndColumnsPredictions() {
    assertThat(new ConfusionTable(List.of("yes", "no"), COUNTS, false).lines())
        .containsExactly(
            "truth \\ heard   yes    no", //
            "yes               9     1",
            "no                0    10");
  }

  @Test
  void rightIsGreenAndWrongIsRed() {
    List<String> lines = new ConfusionTable(List.of("yes", "no"), COUNTS, true).lines();

    assertThat(lines.get(1))
        .contains("\u001b[48;5;40m    9\u001b[0m")
        .contains("\u001b[48;5;52m    1\u001b[0m");
    assertThat(lines.get(2)).contains("     0 ").contains("\u001b[48;5;40m   10\u001b[0m");
  }

  @Test
  void needsARowForEachLabel() {
    assertThatThrownBy(() -> new ConfusionTable(List.of("yes"), COUNTS, false))
        .hasMessage("counts must have a row a label: rows=2, labels=1");
  }
}
