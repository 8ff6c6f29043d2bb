package dev.earmark.app.report;

import dev.earmark.app.report.ReportData.Heard;
import dev.earmark.app.report.ReportData.Span;
import dev.earmark.confusion.MatrixLabels;
import dev.earmark.score.ModelCard;
import java.util.ArrayList;
import java.util.List;

/**
 * What is really heard when, as far as the truths of windows tell: each stands for the time around
 * its middle, up to its neighbours', and equal neighbours become one span.
 */
final class TruthLane {
  private final String background;
  private final double hopSeconds;

  TruthLane(ModelCard card) {
    MatrixLabels labels = MatrixLabels.of(card.labels(), card.background(), card.unknown());
    background = labels.labels().get(labels.background());
    hopSeconds = (double) card.hopSamples() / card.sampleRate();
  }

  /** Returns the spans of a recording's windows, without the background. */
  List<Span> of(List<Heard> windows) {
    List<Span> spans = new ArrayList<>();
    for (Heard window : windows) {
      String truth = window.truth();
      if (truth != null && !truth.equals(background)) {
        add(truth, (window.from() + window.to()) / 2, spans);
      }
    }
    return spans;
  }

  private void add(String truth, double middle, List<Span> spans) {
    int last = spans.size() - 1;
    double from = middle - hopSeconds / 2;
    boolean goesOn =
        last >= 0
            && spans.get(last).label().equals(truth)
            && spans.get(last).to() >= from - hopSeconds / 10;
    if (goesOn) {
      spans.set(last, new Span(spans.get(last).from(), from + hopSeconds, truth));
    } else {
      spans.add(new Span(from, from + hopSeconds, truth));
    }
  }
}
