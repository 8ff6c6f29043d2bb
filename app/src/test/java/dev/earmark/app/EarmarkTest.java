package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class EarmarkTest {
  private static final String MODEL = "models=../models/commands.onnx";
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "runn|Unmatched argument at index 0: 'runn'; the nearest is run (earmark --help",
        "listen prediction|; the nearest is predictions (earmark listen --help",
        "topics chek|; the nearest is check (earmark topics --help",
        "run --embeded|Unknown option: '--embeded'; the nearest is --embedded (earmark run --help",
      })
  void typoIsToldTheNearestName(String typed, String sentence) {
    assertThat(console.run(typed.split(" "))).isEqualTo(2);
    assertThat(console.err()).contains(sentence).hasLineCount(1);
  }

  @Test
  void demoRefusesServersThatItWouldNotUse() {
    String given = "schema.registry.url=http://registry:8081";
    assertThat(console.run("demo", "--set", given)).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: schema.registry.url must not be set for demo, which brings its own: "
                + given
                + "\n");
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
                .run("config", "--set", "gap.wait=3s", "--set", MODEL))
        .isZero();
    assertThat(console.out())
        .containsPattern("gap\\.wait +3s +--set")
        .containsPattern("batch\\.max +3 +EARMARK_BATCH_MAX")
        .containsPattern("recording\\.idle +5m +default");
  }

  @Test
  void configShowsOneSettingAndWhatItMeans() {
    assertThat(console.run("config", "gap.wait", "--set", MODEL)).isZero();
    assertThat(console.out())
        .startsWith("gap.wait  2s  default\n")
        .endsWith(" Rule: 0ms..5m.\n")
        .hasLineCount(2);
  }

  @Test
  void configIsWrittenForPrograms() {
    assertThat(console.run("config", "gap.wait", "--json", "--set", MODEL)).isZero();
    assertThat(console.out())
        .contains("\"gap.wait\"", "\"value\" : \"2s\"", "\"origin\" : \"default\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max.poll.records=abc|Invalid value abc for configuration max.poll.records",
        "producer.linger.ms=soon|Invalid value soon for configuration linger.ms",
        "models=whale|models must name an existing model: models=whale",
      })
  void configRefusesWhatRunRefuses(String setting, String sentence) {
    assertThat(console.run("config", "--set", MODEL, "--set", setting)).isEqualTo(2);
    assertThat(console.err()).contains(sentence).hasLineCount(1);
    assertThat(console.out()).contains("gap.wait");
  }

  @Test
  void unknownSettingHasNoValue() {
    assertThat(console.run("config", "gap.wiat")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: unknown setting gap.wiat (asked for): the nearest known name is gap.wait\n");
  }

  /** A line that help wraps cannot be copied into a shell. */
  @Test
  void examplesAreNotWrapped() {
    assertThat(all(Earmark.commandLine(new Console().surroundings())))
        .flatExtracting(line -> List.of(line.getCommandSpec().usageMessage().footer()))
        .filteredOn(footer -> footer.startsWith("  "))
        .isNotEmpty()
        .allMatch(footer -> footer.length() < 80);
  }

  private static Stream<CommandLine> all(CommandLine line) {
    return Stream.concat(
        Stream.of(line), line.getSubcommands().values().stream().flatMap(EarmarkTest::all));
  }

  /** In the list of commands, help shows the first sentence alone. */
  @Test
  void listOfCommandsHasWholeSentences() {
    assertThat(Earmark.commandLine(new Console().surroundings()).getSubcommands().values())
        .extracting(line -> line.getCommandSpec().usageMessage().description()[0])
        .allMatch(sentence -> sentence.endsWith("."));
  }
}
