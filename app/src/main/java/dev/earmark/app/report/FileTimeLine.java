package dev.earmark.app.report;

import dev.earmark.app.file.FileScorer;
import dev.earmark.app.file.ScoredFile;
import dev.earmark.app.file.ScoredWindow;
import dev.earmark.app.report.ReportData.Heard;
import dev.earmark.app.report.ReportData.Span;
import dev.earmark.app.report.ReportData.TimeLine;
import dev.earmark.client.audio.LabelTrack;
import dev.earmark.detection.DetectionChange;
import dev.earmark.detection.DetectionRule;
import dev.earmark.detection.Detector;
import dev.earmark.score.ModelCard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the time line of a file that was scored without a broker. */
public final class FileTimeLine {
  private final ModelCard card;
  private final DetectionRule rule;

  /** Detects by {@code rule} what the model of {@code card} heard. */
  public FileTimeLine(ModelCard card, DetectionRule rule) {
    this.card = card;
    this.rule = rule;
  }

  /** Returns the file's time line, with the label track beside it where there is one. */
  public TimeLine of(ScoredFile file) throws IOException {
    Path name = file.file().getFileName();
    String title = name == null ? file.file().toString() : name.toString();
    var heard = file.windows().stream().map(this::heard).toList();
    double seconds = heard.isEmpty() ? 0 : heard.get(heard.size() - 1).to();
    return new TimeLine(title, "", seconds, truths(file.file()), heard, detections(file));
  }

  private static List<Span> truths(Path file) throws IOException {
    var beside = LabelTrack.beside(file);
    if (beside.isEmpty()) {
      return List.of();
    }
    return LabelTrack.read(beside.get()).labels().stream()
        .map(label -> new Span(label.start(), label.end(), label.text()))
        .toList();
  }

  private Heard heard(ScoredWindow window) {
    var heard = window.heard();
    var labels = FileScorer.labels(card).labels();
    return new Heard(
        seconds(heard.window().startSample()),
        seconds(heard.window().endSample()),
        heard.label(),
        heard.confidence(),
        heard.rmsDbfs(),
        window.truth().map(labels::get).orElse(null));
  }

  private List<Span> detections(ScoredFile file) {
    var detector = new Detector(rule, card.sampleRate());
    var changes = new ArrayList<DetectionChange>();
    for (ScoredWindow window : file.windows()) {
      detector.accept(scored(window), changes::add);
    }
    detector.end(changes::add);
    return changes.stream().filter(change -> !change.open()).map(this::span).toList();
  }

  private static dev.earmark.detection.ScoredWindow scored(ScoredWindow scored) {
    var window = scored.heard().window();
    return new dev.earmark.detection.ScoredWindow(
        window.index(), window.startSample(), window.endSample(), 0, scored.heard().scores());
  }

  private Span span(DetectionChange closed) {
    var detection = closed.detection();
    String label = card.labels().get(detection.label());
    return new Span(seconds(detection.start()), seconds(detection.end()), label);
  }

  private double seconds(long sample) {
    return (double) sample / card.sampleRate();
  }
}
