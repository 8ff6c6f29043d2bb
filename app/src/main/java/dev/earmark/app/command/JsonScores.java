package dev.earmark.app.command;

import dev.earmark.app.Json;
import dev.earmark.app.file.FileScorer;
import dev.earmark.app.file.ScoredWindow;
import dev.earmark.prediction.Heard;
import dev.earmark.score.ModelCard;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints one JSON object a window, then one for all files. */
final class JsonScores implements ScoreOutput {
  private final PrintStream out;
  private final ModelCard card;
  private final List<String> labels;

  JsonScores(PrintStream out, ModelCard card) {
    this.out = out;
    this.card = card;
    labels = FileScorer.labels(card).labels();
  }

  @Override
  public void window(Path file, ScoredWindow window) {
    Heard heard = window.heard();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", file.toString());
    line.put("startSample", heard.window().startSample());
    line.put("endSample", heard.window().endSample());
    line.put("label", heard.label());
    line.put("confidence", heard.confidence());
    line.put("scores", scores(heard));
    window.truth().map(labels::get).ifPresent(truth -> line.put("truth", truth));
    out.println(Json.line(line));
  }

  @Override
  public void end(ScoreTotals totals) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("files", totals.files());
    line.put("windows", totals.windows());
    line.put("accuracy", Json.finite(totals.matrix().accuracy()));
    line.put("labels", totals.matrix().labels());
    line.put("counts", totals.matrix().counts());
    out.println(Json.line(line));
  }

  private Map<String, Float> scores(Heard heard) {
    Map<String, Float> scores = new LinkedHashMap<>();
    for (int i = 0; i < heard.scores().length; i++) {
      scores.put(card.labels().get(i), heard.scores()[i]);
    }
    return scores;
  }
}
