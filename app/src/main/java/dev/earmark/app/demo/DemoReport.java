package dev.earmark.app.demo;

import dev.earmark.Detection;
import dev.earmark.Prediction;
import dev.earmark.app.Plural;
import dev.earmark.app.file.FileScorer;
import dev.earmark.app.file.FileTruth;
import dev.earmark.app.report.ReportData;
import dev.earmark.app.report.ReportLabels;
import dev.earmark.confusion.MatrixLabels;
import dev.earmark.score.ModelCard;
import java.util.Comparator;
import java.util.List;

/** Fills the report with what the demo read from the topics. */
final class DemoReport {
  private final ModelCard card;
  private final MatrixLabels labels;
  private final List<Prediction> predictions;
  private final List<Detection> detections;

  /** Takes all predictions and the closed detections. */
  DemoReport(ModelCard card, List<Prediction> predictions, List<Detection> detections) {
    this.card = card;
    labels = FileScorer.labels(card);
    this.predictions = predictions;
    this.detections = detections;
  }

  ReportData of(List<DevicePlayer> players, DemoSummary summary, ConfusionTopic confusion) {
    List<ReportData.Scope> scopes =
        confusion.devices().entrySet().stream()
            .map(device -> new ReportData.Scope(device.getKey(), device.getValue()))
            .toList();
    return new ReportData(
        new ReportData.Heading(
            "Earmark demo",
            card.id(),
            Plural.of(players.size(), "device") + ", heard through Kafka in one process."),
        summary.facts(),
        ReportLabels.of(card),
        summary.confusion(),
        scopes,
        players.stream().map(this::timeLine).toList());
  }

  private ReportData.TimeLine timeLine(DevicePlayer player) {
    DemoDevice device = player.device();
    FileTruth truth = truth(device);
    List<Prediction> own = predictionsOf(device);
    return new ReportData.TimeLine(
        device.name(),
        own.isEmpty() ? "" : own.get(0).getRecording(),
        device.format().seconds(player.frames()),
        device.truths().labels().stream()
            .map(label -> new ReportData.Span(label.start(), label.end(), label.text()))
            .toList(),
        own.stream().map(heard -> heard(heard, truth)).toList(),
        detections.stream()
            .filter(found -> found.getDevice().equals(device.name()))
            .map(DemoReport::span)
            .toList());
  }

  private FileTruth truth(DemoDevice device) {
    var rates = new FileTruth.Rates(device.format().sampleRate(), card.sampleRate());
    return device.hasTruths() ? FileTruth.track(device.truths(), labels, rates) : FileTruth.NONE;
  }

  private List<Prediction> predictionsOf(DemoDevice device) {
    return predictions.stream()
        .filter(heard -> heard.getDevice().equals(device.name()))
        .sorted(Comparator.comparingLong(Prediction::getStartSample))
        .toList();
  }

  private ReportData.Heard heard(Prediction heard, FileTruth truth) {
    double rate = heard.getSampleRate();
    return new ReportData.Heard(
        heard.getStartSample() / rate,
        heard.getEndSample() / rate,
        heard.getLabel(),
        heard.getConfidence(),
        heard.getRmsDbfs(),
        truth
            .of(heard.getStartSample(), heard.getEndSample(), heard.getCoverage())
            .map(labels.labels()::get)
            .orElse(null));
  }

  private static ReportData.Span span(Detection found) {
    double rate = found.getSampleRate();
    return new ReportData.Span(
        found.getStartSample() / rate, found.getEndSample() / rate, found.getLabel());
  }
}
