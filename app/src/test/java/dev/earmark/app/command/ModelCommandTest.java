package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import dev.earmark.score.ModelCard;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModelCommandTest {
  private static final String MODEL = "../models/commands.onnx";
  private final Console console = new Console();

  @Test
  void showPrintsTheCard() throws Exception {
    assertThat(console.run("model", "show", "--json", MODEL)).isZero();
    assertThat(ModelCard.read(console.out()).labels()).contains("yes", "silence");
  }

  @Test
  void checkSaysInOneLineWhatTheModelIs() {
    assertThat(console.run("model", "check", "--set", "models=" + MODEL)).isZero();
    assertThat(console.out())
        .isEqualTo(
            Path.of(MODEL)
                + " is right: commands@2, 10 labels, window 16000 and hop 4000 samples at 16000 Hz; its golden clip agrees\n");
  }

  @Test
  void subcommandIsNeeded() {
    assertThat(console.run("model")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("earmark: a subcommand is needed: earmark model list, card, check, or show\n");
  }
}
