package dev.earmark.app.report;

import dev.earmark.app.Plural;
import dev.earmark.app.report.ReportData.Heard;
import dev.earmark.app.report.ReportData.Span;
import dev.earmark.app.report.ReportData.TimeLine;
import java.util.List;

/**
 * A recording as a drawing (SVG): loudness, truths, what was heard in each window, detections.
 *
 * <p>A window's bar stands at its middle, as wide as the next one is away, because windows overlap;
 * its height is the confidence. A tick below marks a wrong one.
 */
final class TimeLineDrawing {
  private static final double QUIETEST_DB = -60;
  private static final double CHARACTER = 7.2;

  private final TimeLine line;
  private final Palette palette;
  private final TimeAxis axis;
  private final Lanes lanes;
  private final Svg svg = new Svg();

  TimeLineDrawing(TimeLine line, double shownSeconds, Palette palette) {
    this.line = line;
    this.palette = palette;
    this.axis = new TimeAxis(shownSeconds);
    this.lanes = Lanes.of(line);
  }

  String svg() {
    svg.append("<svg class=\"time\" role=\"img\" width=\"")
        .append(Html.number(axis.width()))
        .append("\" height=\"")
        .append(Html.number(lanes.height()))
        .append("\" aria-label=\"")
        .append(Html.text(summary()))
        .append("\">\n");
    ticks();
    names();
    loudness();
    blocks(line.truths(), lanes.truth(), "truth");
    heard();
    blocks(line.detections(), lanes.detected(), "detected");
    return svg.append("</svg>\n").toString();
  }

  private String summary() {
    long wrong = line.heard().stream().filter(Heard::isWrong).count();
    return "Time line of %s, %s: %s, %d wrong, %s, %s"
        .formatted(
            line.device(),
            line.recording(),
            Plural.of(line.heard().size(), "window"),
            wrong,
            Plural.of(line.truths().size(), "truth"),
            Plural.of(line.detections().size(), "detection"));
  }

  private void ticks() {
    double step = axis.step();
    for (int tick = 0; tick * step <= axis.seconds(); tick++) {
      String x = Html.number(axis.x(tick * step));
      svg.vertical(x, lanes.loud(), lanes.axis());
      svg.label(x, lanes.axis() + 15, "tick", TimeAxis.clock(tick * step));
    }
  }

  private void names() {
    if (Lanes.isLoudnessKnown(line)) {
      name(lanes.loud() + Lanes.LOUD_HEIGHT / 2, "loudness");
      base(lanes.loud() + Lanes.LOUD_HEIGHT);
    }
    if (!line.truths().isEmpty()) {
      name(lanes.truth() + Lanes.BLOCK_HEIGHT / 2, "truth");
    }
    name(lanes.heard() + Lanes.HEARD_HEIGHT / 2, "heard");
    base(lanes.heard() + Lanes.HEARD_HEIGHT);
    if (!line.detections().isEmpty()) {
      name(lanes.detected() + Lanes.BLOCK_HEIGHT / 2, "detected");
    }
  }

  private void base(double y) {
    svg.base(Html.number(TimeAxis.LEFT), Html.number(axis.x(axis.seconds())), y);
  }

  private void name(double y, String name) {
    svg.label(Html.number(TimeAxis.LEFT - 10), y + 4, "name", name);
  }

  private void loudness() {
    if (!Lanes.isLoudnessKnown(line)) {
      return;
    }
    double base = lanes.loud() + Lanes.LOUD_HEIGHT;
    svg.append("<polygon class=\"loud\" points=\"");
    svg.point(axis.x(middle(line.heard().get(0))), base);
    for (Heard heard : line.heard()) {
      double share = 1 - Math.min(1, Math.max(0, heard.rmsDbfs() / QUIETEST_DB));
      svg.point(axis.x(middle(heard)), base - share * Lanes.LOUD_HEIGHT);
    }
    svg.point(axis.x(middle(line.heard().get(line.heard().size() - 1))), base);
    svg.append("\"><title>Loudness of each window, from −60 dB to full scale</title></polygon>\n");
  }

  private static double middle(Heard heard) {
    return (heard.from() + heard.to()) / 2;
  }

  private void blocks(List<Span> spans, double top, String kind) {
    double writtenTo = TimeAxis.LEFT;
    for (Span span : spans) {
      double x = axis.x(span.from());
      double width = Math.max(2, axis.x(span.to()) - x);
      double text = span.label().length() * CHARACTER;
      double from = x + (width - text) / 2;
      boolean room = from >= writtenTo && !(kind.equals("detected") && text > width);
      writtenTo = room ? from + text + CHARACTER : writtenTo;
      svg.append("<g class=\"%s %s\">".formatted(kind, palette.classOf(span.label())));
      svg.rectangle(x, top, width, Lanes.BLOCK_HEIGHT);
      svg.title("%s, %s to %s".formatted(span.label(), seconds(span.from()), seconds(span.to())));
      if (room) {
        svg.label(Html.number(x + width / 2), top + Lanes.BLOCK_HEIGHT / 2 + 4, "in", span.label());
      }
      svg.append("</g>\n");
    }
  }

  private static String seconds(double at) {
    return Html.number(at) + " s";
  }

  private void heard() {
    List<Heard> windows = line.heard();
    for (int at = 0; at < windows.size(); at++) {
      window(windows.get(at), hop(windows, at));
    }
  }

  /** Seconds from this window's start to the next one's; of the last, from the one before. */
  private static double hop(List<Heard> windows, int at) {
    if (windows.size() < 2) {
      return windows.get(at).to() - windows.get(at).from();
    }
    int from = Math.min(at, windows.size() - 2);
    double length = windows.get(at).to() - windows.get(at).from();
    return Math.min(length, windows.get(from + 1).from() - windows.get(from).from());
  }

  private void window(Heard heard, double hop) {
    double x = axis.x(middle(heard) - hop / 2);
    double width = Math.max(1, axis.x(middle(heard) + hop / 2) - x - 0.6);
    double height = Math.max(1, heard.confidence() * Lanes.HEARD_HEIGHT);
    double bottom = lanes.heard() + Lanes.HEARD_HEIGHT;
    svg.append("<g class=\"window %s\">".formatted(palette.classOf(heard.label())));
    svg.rectangle(x, bottom - height, width, height);
    svg.title(said(heard));
    if (heard.isWrong()) {
      svg.append(
          "<path class=\"wrong\" d=\"M%s %sh%sv5h-%sz\"/>"
              .formatted(
                  Html.number(x), Html.number(bottom + 2), Html.number(width), Html.number(width)));
    }
    svg.append("</g>\n");
  }

  private static String said(Heard heard) {
    String truth = heard.truth() == null ? "" : ", truth " + heard.truth();
    return "%s to %s: %s, confidence %s%s"
        .formatted(
            seconds(heard.from()),
            seconds(heard.to()),
            heard.label(),
            Html.number(heard.confidence()),
            truth);
  }
}
