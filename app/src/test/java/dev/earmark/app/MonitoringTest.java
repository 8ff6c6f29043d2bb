package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds alert rules, dashboard and runbook against each other and against what is measured. */
class MonitoringTest {
  private static final Path ROOT = Path.of("..");
  private static final Path FOLDER = ROOT.resolve("monitoring");
  private static final Pattern RULE =
      Pattern.compile("(?ms)^ {6}- alert: (\\w+)\n(.*?)(?=^ {6}- alert:|^ {2}- name:|\\z)");
  private static final Pattern HEADING = Pattern.compile("(?m)^## (Earmark\\w+)$");
  private static final Pattern METRIC = Pattern.compile("\\bearmark_[a-z0-9_]+\\b");
  private static final Pattern FIRED =
      Pattern.compile("alertname: (\\w+)\n +exp_alerts:\n +- exp_labels");
  private static final Pattern SILENT = Pattern.compile("alertname: (\\w+), exp_alerts: \\[\\]");

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  private static List<MatchResult> rules() throws IOException {
    return RULE.matcher(read("monitoring/alerts.yaml")).results().toList();
  }

  private static Set<String> alerts() throws IOException {
    return names(rules().stream());
  }

  private static Set<String> found(Pattern pattern, String text) {
    return names(pattern.matcher(text).results());
  }

  private static Set<String> names(Stream<MatchResult> results) {
    Set<String> names = new TreeSet<>();
    results.map(result -> result.group(1)).forEach(names::add);
    return names;
  }

  @Test
  void everyAlertSaysHowGraveItIsWhatHappenedAndWhereItsEntryIs() throws Exception {
    assertThat(rules()).hasSizeGreaterThan(15);
    for (MatchResult rule : rules()) {
      assertThat(rule.group(2))
          .as(rule.group(1))
          .containsPattern("labels: \\{severity: (critical|warning)\\}")
          .containsPattern("\n +summary: \\S")
          .containsPattern("\n +description: \\S")
          .contains("docs/runbook.md#" + rule.group(1).toLowerCase(Locale.ROOT) + "\n");
    }
  }

  @Test
  void everyAlertHasItsEntryInTheRunbookAndEveryEntryItsAlert() throws Exception {
    assertThat(found(HEADING, read("docs/runbook.md"))).isEqualTo(alerts());
  }

  @Test
  void everyEntrySaysWhatItMeansWhereToLookAndWhatToDo() throws Exception {
    String[] entries = read("docs/runbook.md").split("\n## ", -1);
    assertThat(Stream.of(entries).skip(1))
        .allSatisfy(
            entry -> assertThat(entry).contains("\n**Means.** ", "\n**Look.** ", "\n**Do.** "));
  }

  @Test
  void everyAlertHasACaseInWhichItFiresAndOneInWhichItDoesNot() throws Exception {
    String cases = read("monitoring/alerts.test.yaml");
    assertThat(found(FIRED, cases)).isEqualTo(alerts());
    assertThat(found(SILENT, cases)).isEqualTo(alerts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"monitoring/alerts.yaml", "monitoring/dashboard.json", "docs/runbook.md"})
  void everyMetricThatIsNamedIsMeasured(String file) throws Exception {
    String page = read("docs/metrics.md");
    Predicate<String> isMeasured =
        metric -> page.contains("`" + metric + "`") || page.contains("`" + family(metric) + "`");
    Set<String> named = new TreeSet<>();
    METRIC.matcher(read(file)).results().map(MatchResult::group).forEach(named::add);
    assertThat(named).hasSizeGreaterThan(5).allMatch(isMeasured);
  }

  /** Returns what a histogram is called of which this is a part. */
  private static String family(String metric) {
    return metric.replaceFirst("_(bucket|sum|count|max)$", "");
  }

  @Test
  void everyPanelOfTheDashboardAsksSomethingAndSaysWhat() throws Exception {
    JsonNode dashboard = new ObjectMapper().readTree(FOLDER.resolve("dashboard.json").toFile());
    List<JsonNode> panels = new ArrayList<>();
    dashboard.get("panels").forEach(panels::add);
    panels.removeIf(panel -> panel.get("type").asText().equals("row"));
    assertThat(panels)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            panel -> {
              assertThat(panel.path("description").asText()).isNotBlank();
              assertThat(panel.path("targets"))
                  .isNotEmpty()
                  .allMatch(target -> isInANamespace(target.get("expr").asText()));
              assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            });
    assertThat(panels.stream().map(panel -> panel.get("id").asInt())).doesNotHaveDuplicates();
  }

  /** Each metric of it has to be, or two installations of one name are added up. */
  private static boolean isInANamespace(String query) {
    return count(query, "\\{") > 0
        && count(query, "\\{") == count(query, "\\{namespace=~\"\\$namespace\"");
  }

  private static long count(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test rules alerts.test.yaml",
        "check rules alerts.yaml",
        "check config prometheus.yaml"
      })
  void promtoolFindsNothingWrong(String command) throws Exception {
    assumeTrue(isInstalled("promtool"), "skipped: install promtool (Debian: prometheus)");
    var all = new ArrayList<>(List.of("promtool"));
    all.addAll(List.of(command.split(" ", -1)));
    Process promtool =
        new ProcessBuilder(all).directory(FOLDER.toFile()).redirectErrorStream(true).start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(promtool.exitValue()).as(said).isZero();
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
