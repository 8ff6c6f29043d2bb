package dev.earmark.app.report;

import dev.earmark.confusion.ConfusionMatrix;

/** The confusion matrix as a heat map: rows are truths, columns what was heard. */
final class ConfusionSection {
  private static final double DARK = 0.5;
  private final ConfusionMatrix matrix;

  ConfusionSection(ConfusionMatrix matrix) {
    this.matrix = matrix;
  }

  String html() {
    var html = new StringBuilder("<p class=\"about\" id=\"heat\">Windows by what is really heard");
    html.append(
            " (rows) and what was heard (columns). The stronger the colour, the larger the share")
        .append(" of the row; right answers are framed.</p>\n")
        .append(
            "<div class=\"scroll\" tabindex=\"0\"><table class=\"heat\" aria-describedby=\"heat\">\n")
        .append("<thead><tr><td></td><th scope=\"colgroup\" class=\"axis\" colspan=\"")
        .append(matrix.labels().size())
        .append("\">heard as</th><td></td></tr>\n<tr><th scope=\"col\" class=\"axis\">truth</th>");
    matrix.labels().forEach(label -> html.append(head("col", label)));
    html.append("<th scope=\"col\">windows</th></tr></thead>\n<tbody>\n");
    matrix.labels().forEach(label -> row(label, html));
    return html.append("</tbody></table></div>\n").toString();
  }

  private static String head(String scope, String label) {
    return "<th scope=\"" + scope + "\"><span>" + Html.text(label) + "</span></th>";
  }

  private void row(String truth, StringBuilder html) {
    html.append("<tr>").append(head("row", truth));
    matrix.labels().forEach(heard -> html.append(cell(truth, heard)));
    html.append("<td class=\"sum\">")
        .append(Html.count(matrix.support(truth)))
        .append("</td></tr>\n");
  }

  private String cell(String truth, String heard) {
    long count = matrix.count(truth, heard);
    double share = matrix.support(truth) == 0 ? 0 : (double) count / matrix.support(truth);
    String kind = (truth.equals(heard) ? "right " : "") + (share >= DARK ? "full" : "");
    String colour = " style=\"background-color:rgba(var(--heat)," + Html.number(share) + ")\"";
    String inside =
        count == 0
            ? "<span class=\"none\">0</span>"
            : "<b>" + Html.count(count) + "</b><small>" + wholePercent(share) + "</small>";
    return "<td class=\""
        + kind.strip()
        + "\""
        + (count == 0 ? "" : colour)
        + ">"
        + inside
        + "</td>";
  }

  private static String wholePercent(double share) {
    long percent = Math.round(share * 100);
    return (percent == 0 ? "&lt;1" : Long.toString(percent)) + " %";
  }
}
