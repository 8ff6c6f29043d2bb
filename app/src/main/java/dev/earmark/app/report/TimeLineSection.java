package dev.earmark.app.report;

import dev.earmark.app.report.ReportData.TimeLine;
import java.util.List;

/** The time lines of all recordings, with the key to their colours. */
final class TimeLineSection {
  private static final double MOST_SECONDS = 600;
  private static final int MOST_LINES = 40;
  private final List<TimeLine> lines;
  private final Palette palette;

  TimeLineSection(List<TimeLine> lines, Palette palette) {
    this.lines = lines;
    this.palette = palette;
  }

  String html() {
    var html = new StringBuilder(key());
    lines.stream().limit(MOST_LINES).forEach(line -> html.append(figure(line)));
    if (lines.size() > MOST_LINES) {
      html.append(
          "<p class=\"note\">The first %d of %d recordings are drawn.</p>\n"
              .formatted(MOST_LINES, lines.size()));
    }
    return html.toString();
  }

  private String key() {
    var html = new StringBuilder("<p class=\"key\">");
    for (String label : palette.coloured()) {
      html.append(entry(palette.classOf(label), label));
    }
    if (!palette.quiet().isEmpty()) {
      html.append(entry("quiet", String.join(", ", palette.quiet())));
    }
    return html.append(entry("tick", "wrong"))
        .append("<span>a bar's height is the confidence</span></p>\n")
        .toString();
  }

  private static String entry(String kind, String text) {
    return "<span><i class=\"" + kind + "\"></i>" + Html.text(text) + "</span>";
  }

  private String figure(TimeLine line) {
    double shown = Math.min(line.seconds(), MOST_SECONDS);
    String cut =
        shown < line.seconds()
            ? "; the first %s of %s are drawn"
                .formatted(TimeAxis.clock(shown), TimeAxis.clock(line.seconds()))
            : "";
    String name = line.recording().isEmpty() ? "" : line.recording() + ", ";
    return "<figure><figcaption><b>"
        + Html.text(line.device())
        + "</b> "
        + Html.text(name + TimeAxis.clock(line.seconds()) + cut)
        + "</figcaption><div class=\"scroll\" tabindex=\"0\">"
        + new TimeLineDrawing(until(line, shown), shown, palette).svg()
        + "</div></figure>\n";
  }

  private static TimeLine until(TimeLine line, double seconds) {
    return new TimeLine(
        line.device(),
        line.recording(),
        line.seconds(),
        line.truths().stream().filter(span -> span.from() < seconds).toList(),
        line.heard().stream().filter(heard -> heard.from() < seconds).toList(),
        line.detections().stream().filter(span -> span.from() < seconds).toList());
  }
}
