package dev.earmark.app.report;

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
  private static final double LOUD_TOP = 8;
  private static final double LOUD_HEIGHT = 40;
  private static final double TRUTH_TOP = 58;
  private static final double BLOCK_HEIGHT = 22;
  private static final double HEARD_TOP = 88;
  private static final double HEARD_HEIGHT = 54;
  private static final double WRONG_TOP = HEARD_TOP + HEARD_HEIGHT + 2;
  private static final double DETECTED_TOP = 158;
  private static final double AXIS_TOP = 186;
  private static final double HEIGHT = 208;
  private static final double QUIETEST_DB = -60;
  private static final double CHARACTER = 7.2;

  private final TimeLine line;
  private final Palette palette;
  private final TimeAxis axis;
  private final Svg svg = new Svg();

  TimeLineDrawing(TimeLine line, double shownSeconds, Palette palette) {
    this.line = line;
    this.palette = palette;
    this.axis = new TimeAxis(shownSeconds);
  }

  String svg() {
    svg.append("<svg class=\"time\" role=\"img\" width=\"")
        .append(Html.number(axis.width()))
        .append("\" height=\"")
        .append(Html.number(HEIGHT))
        .append("\" aria-label=\"")
        .append(Html.text(summary()))
        .append("\">\n");
    ticks();
    names();
    loudness();
    blocks(line.truths(), TRUTH_TOP, "truth");
    heard();
    blocks(line.detections(), DETECTED_TOP, "detected");
    return svg.append("</svg>\n").toString();
  }

  private String summary() {
    long wrong = line.heard().stream().filter(Heard::isWrong).count();
    return "Time line of %s, %s: %d windows, %d wrong, %d truths, %d detections"
        .formatted(
            line.device(),
            line.recording(),
            line.heard().size(),
            wrong,
            line.truths().size(),
            line.detections().size());
  }

  private void ticks() {
    double step = axis.step();
    for (int tick = 0; tick * step <= axis.seconds(); tick++) {
      String x = Html.number(axis.x(tick * step));
      svg.vertical(x, LOUD_TOP, AXIS_TOP);
      svg.label(x, AXIS_TOP + 15, "tick", TimeAxis.clock(tick * step));
    }
  }

  private void names() {
    name(LOUD_TOP + LOUD_HEIGHT / 2, "loudness");
    name(TRUTH_TOP + BLOCK_HEIGHT / 2, "truth");
    name(HEARD_TOP + HEARD_HEIGHT / 2, "heard");
    name(DETECTED_TOP + BLOCK_HEIGHT / 2, "detected");
    String left = Html.number(TimeAxis.LEFT);
    String right = Html.number(axis.x(axis.seconds()));
    svg.base(left, right, HEARD_TOP + HEARD_HEIGHT);
    svg.base(left, right, LOUD_TOP + LOUD_HEIGHT);
  }

  private void name(double y, String name) {
    svg.label(Html.number(TimeAxis.LEFT - 10), y + 4, "name", name);
  }

  private void loudness() {
    if (line.heard().isEmpty()) {
      return;
    }
    double base = LOUD_TOP + LOUD_HEIGHT;
    svg.append("<polygon class=\"loud\" points=\"");
    svg.point(axis.x(middle(line.heard().get(0))), base);
    for (Heard heard : line.heard()) {
      double share = 1 - Math.min(1, Math.max(0, heard.rmsDbfs() / QUIETEST_DB));
      svg.point(axis.x(middle(heard)), base - share * LOUD_HEIGHT);
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
      svg.rectangle(x, top, width, BLOCK_HEIGHT);
      svg.title("%s, %s to %s".formatted(span.label(), seconds(span.from()), seconds(span.to())));
      if (room) {
        svg.label(Html.number(x + width / 2), top + BLOCK_HEIGHT / 2 + 4, "in", span.label());
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
    double height = Math.max(1, heard.confidence() * HEARD_HEIGHT);
    svg.append("<g class=\"window %s\">".formatted(palette.classOf(heard.label())));
    svg.rectangle(x, HEARD_TOP + HEARD_HEIGHT - height, width, height);
    svg.title(said(heard));
    if (heard.isWrong()) {
      svg.append(
          "<path class=\"wrong\" d=\"M%s %sh%sv5h-%sz\"/>"
              .formatted(
                  Html.number(x), Html.number(WRONG_TOP), Html.number(width), Html.number(width)));
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
