package dev.earmark.app.report;

import dev.earmark.app.report.ReportData.Scope;
import dev.earmark.confusion.ConfusionMatrix;
import java.util.Comparator;
import java.util.List;

/** Figures that follow from the counts: of all windows, of each label, of each part. */
final class FiguresSection {
  private static final double BAR = 56;
  private static final String UNDEFINED = "<td class=\"bar undefined\">–</td>";
  private final ConfusionMatrix matrix;

  FiguresSection(ConfusionMatrix matrix) {
    this.matrix = matrix;
  }

  /** Returns the accuracy, of how many windows, and what it has to be compared with. */
  String accuracy() {
    if (matrix.windows() == 0) {
      return "<p class=\"note\">No window's truth is known, so there is nothing to count.</p>\n";
    }
    String most = mostFrequentTruth();
    double guessing = (double) matrix.support(most) / matrix.windows();
    return "<p class=\"accuracy\"><strong>"
        + Html.percent(matrix.accuracy())
        + "</strong> of "
        + Html.count(matrix.windows())
        + " windows heard rightly; macro-F1 "
        + Html.percent(matrix.macroF1())
        + ".</p>\n<p class=\"note\">Always answering “"
        + Html.text(most)
        + "”, the most frequent truth, would be right in "
        + Html.percent(guessing)
        + ". Neighbouring windows overlap, so they are not independent of each other, and a window at the"
        + " edge of a word holds half of it.</p>\n";
  }

  private String mostFrequentTruth() {
    return matrix.labels().stream().max(Comparator.comparingLong(matrix::support)).orElseThrow();
  }

  /** Returns a table of precision, recall and F1. */
  String labels() {
    var html =
        table(
            "labels",
            "Each label: precision is how often it was right when it was heard, recall how much of it was found; a dash where nothing was.");
    html.append("<thead><tr><th scope=\"col\">label</th>")
        .append("<th scope=\"col\" class=\"n\">windows</th><th scope=\"col\">precision</th>")
        .append("<th scope=\"col\">recall</th><th scope=\"col\">F1</th></tr></thead>\n<tbody>\n");
    matrix.labels().forEach(label -> label(label, html));
    return html.append("</tbody></table></div></div>\n").toString();
  }

  private void label(String label, StringBuilder html) {
    html.append("<tr><th scope=\"row\">")
        .append(Html.text(label))
        .append("</th><td class=\"n\">")
        .append(Html.count(matrix.support(label)))
        .append("</td>")
        .append(bar(matrix.precision(label)))
        .append(bar(matrix.recall(label)))
        .append(bar(matrix.f1(label)))
        .append("</tr>\n");
  }

  /** Returns a table of the accuracy of parts that have windows; nothing for less than two. */
  static String scopes(List<Scope> all) {
    List<Scope> scopes = all.stream().filter(scope -> scope.confusion().windows() > 0).toList();
    if (scopes.size() < 2) {
      return "";
    }
    var html = table("devices", "Each device: all its windows whose truth is known.");
    html.append("<thead><tr><th scope=\"col\">device</th>")
        .append("<th scope=\"col\" class=\"n\">windows</th><th scope=\"col\">accuracy</th>")
        .append("<th scope=\"col\">macro-F1</th></tr></thead>\n<tbody>\n");
    scopes.forEach(scope -> scope(scope, html));
    return html.append("</tbody></table></div></div>\n").toString();
  }

  /** Begins a part of the page: what it is about, and a table that may be wider than the page. */
  private static StringBuilder table(String id, String about) {
    return new StringBuilder("<div class=\"part\"><p class=\"about\" id=\"%s\">".formatted(id))
        .append(about)
        .append("</p><div class=\"scroll\" tabindex=\"0\"><table class=\"figures\" ")
        .append("aria-describedby=\"%s\">\n".formatted(id));
  }

  private static void scope(Scope scope, StringBuilder html) {
    html.append("<tr><th scope=\"row\">")
        .append(Html.text(scope.name()))
        .append("</th><td class=\"n\">")
        .append(Html.count(scope.confusion().windows()))
        .append("</td>")
        .append(bar(scope.confusion().accuracy()))
        .append(bar(scope.confusion().macroF1()))
        .append("</tr>\n");
  }

  private static String bar(double share) {
    return Double.isNaN(share)
        ? UNDEFINED
        : "<td class=\"bar\"><i style=\"width:"
            + Html.number(share * BAR)
            + "px\"></i><span>"
            + Html.percent(share)
            + "</span></td>";
  }
}
