package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class EarmarkTest {
  private final Console console = new Console();

  @ParameterizedTest
  @MethodSource("subcommands")
  void helpShowsAnExample(String path) {
    String[] args = (path + " --help").strip().split(" ");

    assertThat(console.run(args)).isZero();
    assertThat(console.out())
        .contains("Usage: earmark")
        .containsPattern("Examples?:\\R+.*earmark ");
    assertThat(console.err()).isEmpty();
  }

  /** Every command and command of a command, as a person types it. */
  static Stream<String> subcommands() {
    return paths("", Earmark.commandLine(new Console().surroundings()));
  }

  private static Stream<String> paths(String path, CommandLine line) {
    return Stream.concat(
        Stream.of(path),
        line.getSubcommands().entrySet().stream()
            .flatMap(entry -> paths(path + " " + entry.getKey(), entry.getValue()))
            .map(String::strip));
  }

  @Test
  void tellsItsVersion() {
    assertThat(console.run("--version")).isZero();
    assertThat(console.out()).startsWith("earmark ").contains("Java " + Runtime.version());
  }

  @Test
  void withoutASubcommandIsWrong() {
    assertThat(console.run()).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("earmark: a subcommand is needed (earmark --help shows what it takes)\n");
  }

  @Test
  void unknownOptionIsWrong() {
    assertThat(console.run("config", "--nonsense")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: Unknown option: '--nonsense' (earmark config --help shows what it takes)\n");
  }

  @Test
  void wrongSettingIsOneSentence() {
    assertThat(console.environment(Map.of("EARMARK_GAP_WIAT", "2s")).run("config")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: unknown setting gap.wiat (EARMARK_GAP_WIAT): the nearest known name is gap.wait\n");
  }

  @Test
  void debugShowsTheStack() {
    assertThat(console.run("config", "--debug", "--set", "batch.max=0")).isEqualTo(2);
    assertThat(console.err())
        .contains("batch.max must be in 1..256: batch.max=0")
        .contains("\tat dev.earmark.app.");
  }

  @Test
  void configShowsValuesAndOrigins() {
    assertThat(
            console
                .environment(Map.of("EARMARK_BATCH_MAX", "3"))
                .run("config", "--set", "gap.wait=3s"))
        .isZero();
    assertThat(console.out())
        .containsPattern("gap\\.wait +3s +--set")
        .containsPattern("batch\\.max +3 +EARMARK_BATCH_MAX")
        .containsPattern("recording\\.idle +2m +default");
  }
}
