package dev.earmark.app.report;

/** A drawing (SVG) that is being written. */
final class Svg {
  private static final String LINE =
      "<line class=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>\n";

  private final StringBuilder text = new StringBuilder();

  Svg append(String markup) {
    text.append(markup);
    return this;
  }

  void vertical(String x, double fromY, double toY) {
    append(LINE.formatted("grid", x, x, Html.number(fromY), Html.number(toY)));
  }

  void base(String left, String right, double y) {
    append(LINE.formatted("base", left, right, Html.number(y), Html.number(y)));
  }

  void label(String x, double y, String kind, String words) {
    append("<text class=\"%s\" x=\"%s\" y=\"%s\">".formatted(kind, x, Html.number(y)));
    append(Html.text(words)).append("</text>\n");
  }

  void rectangle(double x, double top, double width, double height) {
    append("<rect x=\"%s\" y=\"%s\" ".formatted(Html.number(x), Html.number(top)));
    append("width=\"%s\" height=\"%s\"/>".formatted(Html.number(width), Html.number(height)));
  }

  void point(double x, double y) {
    append(Html.number(x)).append(",").append(Html.number(y)).append(" ");
  }

  void title(String words) {
    append("<title>").append(Html.text(words)).append("</title>");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
