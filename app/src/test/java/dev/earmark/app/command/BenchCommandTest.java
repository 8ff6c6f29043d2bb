package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
  private static final String MODEL = "../models/simple-audio.onnx";
  private final Console console = new Console();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--guarantee|exactly|--guarantee must be exactly-once or at-least-once: --guarantee=exactly",
        "--threads|0|--threads must be at least 1: --threads=0",
        "--commit-ms|0|--commit-ms must be at least 1: --commit-ms=0",
        "--json|/no/such/folder/a.json|--json must be a file in a folder that is there: --json=/no/such/folder/a.json",
      })
  void refusesWrongOptionsBeforeItMeasures(String option, String value, String sentence) {
    assertThat(console.run("bench", "latency", "--model", MODEL, option, value)).isEqualTo(2);
    assertThat(console.err()).isEqualTo("earmark: " + sentence + "\n");
    assertThat(console.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--guarantee|twice|--guarantee must be exactly-once or at-least-once: --guarantee=twice",
        "--protocol|new|--protocol must be classic or streams: protocol=new",
        "--rounds|0|--rounds must be at least 1: rounds=0",
        "--instances|0|--instances must be at least 1: instances=0",
        "--swap-seconds|-1|--swap-seconds must not be negative: swap-seconds=-1",
      })
  void refusesWrongOptionsBeforeItKills(String option, String value, String sentence) {
    assertThat(console.run("bench", "kill", "--model", MODEL, option, value)).isEqualTo(2);
    assertThat(console.err()).isEqualTo("earmark: " + sentence + "\n");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void patternOfKernelsMayBeLeftOut() {
    assertThat(console.run("bench", "kernels", "--help")).isZero();
    assertThat(console.out()).contains("[PATTERN]");
  }
}
