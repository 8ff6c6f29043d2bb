package dev.earmark.app.report;

import dev.earmark.app.report.ReportData.Fact;
import dev.earmark.app.report.ReportData.Heard;
import dev.earmark.app.report.ReportData.TimeLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a report as one page of HTML that needs no other file, no network and no script. */
public final class Report {
  private static final String TEMPLATE = "report.html";
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private Report() {}

  /** Writes the page to {@code file}, whose folder must exist. */
  public static void write(ReportData data, Path file) throws IOException {
    Files.writeString(file, html(data));
  }

  /** Returns the page. */
  public static String html(ReportData data) {
    Map<String, String> parts =
        Map.of(
            "title", Html.text(data.heading().title()),
            "model", Html.text(data.heading().model()),
            "about", Html.text(data.heading().about()),
            "facts", facts(data.facts()),
            "confusion", confusion(data),
            "timeLines", timeLines(data));
    return PLACE
        .matcher(template())
        .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
  }

  private static String facts(List<Fact> facts) {
    return facts.stream()
        .map(
            fact ->
                "<div><dt>%s</dt><dd>%s</dd></div>\n"
                    .formatted(Html.text(fact.name()), Html.text(fact.value())))
        .collect(Collectors.joining());
  }

  private static String confusion(ReportData data) {
    return data.confusion()
        .map(
            matrix -> {
              var figures = new FiguresSection(matrix);
              return matrix.windows() == 0
                  ? figures.accuracy()
                  : figures.accuracy()
                      + new ConfusionSection(matrix).html()
                      + "<div class=\"pair\">"
                      + figures.labels()
                      + FiguresSection.scopes(data.scopes())
                      + "</div>\n";
            })
        .orElse("<p class=\"note\">Without truths there is nothing to count.</p>\n");
  }

  private static String timeLines(ReportData data) {
    if (data.timeLines().isEmpty()) {
      return "<p class=\"note\">Counts alone have no time line.</p>\n";
    }
    return new TimeLineSection(data.timeLines(), new Palette(labels(data), data.labels().quiet()))
        .html();
  }

  /**
   * The model's labels, the matrix's, then what else is heard anywhere; other truths have no
   * colour.
   */
  private static List<String> labels(ReportData data) {
    var labels = new LinkedHashSet<>(data.labels().all());
    data.confusion().ifPresent(matrix -> labels.addAll(matrix.labels()));
    for (TimeLine line : data.timeLines()) {
      line.heard().stream().map(Heard::label).forEach(labels::add);
    }
    return List.copyOf(labels);
  }

  private static String template() {
    try (InputStream in = Report.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("resource must be on the class path: name=" + TEMPLATE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
