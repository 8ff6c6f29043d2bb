package dev.earmark.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.file.FileScorer;
import dev.earmark.app.file.ScoredFile;
import dev.earmark.app.file.TruthFrom;
import dev.earmark.app.report.ReportData.Heading;
import dev.earmark.app.report.ReportData.Scope;
import dev.earmark.app.report.ReportData.TimeLine;
import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.score.Model;
import dev.earmark.topology.prediction.JudgingRules;
import dev.earmark.topology.settings.JudgingSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The demo's own recordings, heard without a broker; the page is left in {@code target}. */
class FileTimeLineTest {
  private static final Path DEMO = Path.of("src/main/resources/demo");
  private final List<TimeLine> lines = new ArrayList<>();
  private final List<Scope> scopes = new ArrayList<>();

  @Test
  void demoRecordingsHaveTimeLines() throws Exception {
    try (var model = Model.load(Path.of("../models/commands.onnx"));
        var scorer = new FileScorer(model, 8, TruthFrom.TRACKS)) {
      for (String name : List.of("kitchen", "hall", "porch", "workshop")) {
        add(name, model, scorer.score(DEMO.resolve(name + ".flac")));
      }
      Report.write(data(model), Path.of("target/report.html"));
    }
    assertThat(lines).allSatisfy(FileTimeLineTest::check);
  }

  private static void check(TimeLine line) {
    assertThat(line.heard()).isNotEmpty().allMatch(heard -> heard.truth() != null);
    assertThat(line.truths()).isNotEmpty();
    assertThat(line.detections())
        .isNotEmpty()
        .noneMatch(span -> Set.of("silence", "unknown").contains(span.label()));
  }

  private void add(String name, Model model, ScoredFile scored) throws Exception {
    var rule = JudgingRules.detection(model.card(), JudgingSettings.defaults());
    lines.add(new FileTimeLine(model.card(), rule).of(scored));
    var matrix = FileScorer.labels(model.card()).matrix();
    scored
        .windows()
        .forEach(
            window ->
                matrix.accept(
                    window.truth().orElseThrow(),
                    matrix.labels().indexOf(window.heard().label()),
                    1));
    scopes.add(new Scope(name, matrix));
  }

  private ReportData data(Model model) {
    ConfusionMatrix all = FileScorer.labels(model.card()).matrix();
    scopes.forEach(scope -> all.combine(scope.confusion()));
    return new ReportData(
        new Heading("Demo recordings", model.card().id(), "Synthetic voices over noise."),
        List.of(
            new ReportData.Fact("recordings", "4"),
            new ReportData.Fact("windows heard", Html.count(all.windows()))),
        ReportLabels.of(model.card()),
        Optional.of(all),
        scopes,
        lines);
  }
}
