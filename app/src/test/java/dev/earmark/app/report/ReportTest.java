package dev.earmark.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.report.ReportData.Fact;
import dev.earmark.app.report.ReportData.Heading;
import dev.earmark.app.report.ReportData.Heard;
import dev.earmark.app.report.ReportData.Scope;
import dev.earmark.app.report.ReportData.Span;
import dev.earmark.app.report.ReportData.TimeLine;
import dev.earmark.confusion.ConfusionMatrix;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportTest {
  private static final String EVIL = "<script>alert('x')</script>&\"{{facts}}\u0007$1";
  private static final ReportLabels NO_LABELS = new ReportLabels(List.of(), Set.of());
  private static final Heading HEADING = new Heading("Earmark demo", "commands@1", "Four devices.");

  private static ConfusionMatrix matrix() {
    var matrix = ConfusionMatrix.of(List.of("yes", "no", "silence"));
    matrix.accept(0, 0, 1_200);
    matrix.accept(0, 1, 3);
    matrix.accept(1, 0, 50);
    matrix.accept(1, 1, 50);
    return matrix;
  }

  private static TimeLine timeLine(String label) {
    return new TimeLine(
        "kitchen",
        "r1",
        2.5,
        List.of(new Span(0.5, 1.2, label)),
        List.of(
            new Heard(0, 1, label, 0.9, -20, label),
            new Heard(0.5, 1.5, "silence", 0.6, -70, label)),
        List.of(new Span(0, 1, label)));
  }

  private static ReportData data(String label) {
    return new ReportData(
        HEADING,
        List.of(new Fact("windows heard", "2 of 2")),
        new ReportLabels(List.of("no", "yes"), Set.of("silence")),
        Optional.of(matrix()),
        List.of(new Scope("kitchen", matrix()), new Scope("porch", matrix())),
        List.of(timeLine(label)));
  }

  /** The page is also XML, so that a parser can tell whether all is closed and escaped. */
  private static Document parsed(String html) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  @Test
  void pageIsWellFormedAndNeedsNothingElse() throws Exception {
    String html = Report.html(data("yes"));
    assertThat(parsed(html).getElementsByTagName("svg").getLength()).isEqualTo(1);
    assertThat(html).doesNotContain("<script", "http:", "https:", "src=", "url(", "@import", "{{");
  }

  @Test
  void whatComesFromOutsideIsEscaped() throws Exception {
    var data =
        new ReportData(
            new Heading(EVIL, EVIL, EVIL),
            List.of(new Fact(EVIL, EVIL)),
            new ReportLabels(List.of(), Set.of()),
            Optional.of(ConfusionMatrix.of(List.of(EVIL), new long[][] {{1}})),
            List.of(),
            List.of(timeLine(EVIL)));
    String html = Report.html(data);
    assertThat(html).doesNotContain("<script");
    assertThat(parsed(html).getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo("<script>alert('x')</script>&\"{{facts}}\uFFFD$1");
  }

  @Test
  void matrixShowsCountsAndSharesOfTheRow() throws Exception {
    String html = Report.html(data("yes"));
    assertThat(html)
        .contains("<b>1,200</b><small>100 %</small>")
        .contains("<b>3</b><small>&lt;1 %</small>")
        .contains("<b>50</b><small>50 %</small>");
    assertThat(parsed(html).getElementsByTagName("table").getLength()).isEqualTo(3);
  }

  @Test
  void accuracyIsSaidWithItsNumberOfWindowsAndWhatGuessingGives() {
    assertThat(Report.html(data("yes")))
        .contains("<strong>95.9 %</strong> of 1,303 windows")
        .contains("Always answering “yes”, the most frequent truth, would be right in 92.3 %");
  }

  @Test
  void colourOfALabelIsItsPlaceInTheModel() {
    assertThat(Report.html(data("yes")))
        .contains("<i class=\"l0\"></i>no", "<i class=\"l1\"></i>yes");
  }

  @Test
  void lanesWithoutAnythingAreLeftOut() {
    var window = new Heard(0, 1, "yes", 0.9, Double.NaN, null);
    var line = new TimeLine("d", "r", 1, List.of(), List.of(window), List.of());
    var data =
        new ReportData(HEADING, List.of(), NO_LABELS, Optional.empty(), List.of(), List.of(line));
    assertThat(Report.html(data))
        .contains(">heard</text>")
        .doesNotContain(">loudness</text>", ">truth</text>", ">detected</text>", "NaN");
  }

  @Test
  void devicesWithoutWindowsAreLeftOut() {
    var none = new Scope("attic", ConfusionMatrix.of(List.of("yes")));
    var scopes = List.of(new Scope("kitchen", matrix()), new Scope("porch", matrix()), none);
    assertThat(FiguresSection.scopes(scopes)).contains("porch").doesNotContain("attic");
  }

  @Test
  void undefinedFiguresAreDashes() {
    assertThat(Report.html(data("yes"))).contains("<td class=\"bar undefined\">–</td>");
  }

  @Test
  void wrongWindowsAreMarked() {
    String html = Report.html(data("yes"));
    assertThat(html.split("class=\"wrong\"", -1)).hasSize(2);
    assertThat(html).contains("2 windows, 1 wrong, 1 truth, 1 detection");
  }

  @Test
  void pageWithoutTruthsOrTimeLinesSaysSo() throws Exception {
    var data =
        new ReportData(HEADING, List.of(), NO_LABELS, Optional.empty(), List.of(), List.of());
    String html = Report.html(data);
    parsed(html);
    assertThat(html)
        .contains("Without truths there is nothing to count.")
        .contains("Counts alone have no time line.");
  }

  @Test
  void longRecordingsAreDrawnInPartAndSaySo() {
    var line = new TimeLine("d", "r", 4_000, List.of(), List.of(), List.of());
    var data =
        new ReportData(HEADING, List.of(), NO_LABELS, Optional.empty(), List.of(), List.of(line));
    assertThat(Report.html(data)).contains("r, 66:40; the first 10:00 of 66:40 are drawn");
  }

  @Test
  void pageIsWrittenToAFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("report.html");
    Report.write(data("yes"), file);
    assertThat(Files.readString(file)).isEqualTo(Report.html(data("yes")));
  }
}
