package dev.earmark.app.log;

import static dev.earmark.app.log.Events.event;
import static dev.earmark.app.log.Events.said;
import static dev.earmark.app.log.Events.thrown;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.junit.jupiter.api.Test;

class LineLayoutTest {
  private static String line(LogEvent event) {
    return new LineLayout().toSerializable(event);
  }

  @Test
  void anEventIsOneLine() {
    assertThat(line(event(Level.WARN, "To the dead letters ({} so far): {}", 3, "key=\"über\"")))
        .isEqualTo(
            "time=2026-11-22T09:30:00.120Z level=WARN logger=dev.earmark.topology.handler.Reporter"
                + " message=\"To the dead letters (3 so far): key=\\\"über\\\"\""
                + " thread=StreamThread-1\n");
  }

  @Test
  void noValueFeignsALine() {
    String feigned = "x\ntime=2026-11-22T09:30:00.120Z level=ERROR\r\u001b[31m\u2028\\";
    assertThat(line(event(Level.WARN, "{}", feigned)))
        .hasLineCount(1)
        .contains(
            "message=\"x\\ntime=2026-11-22T09:30:00.120Z level=ERROR\\r\\u001b[31m\\u2028\\\\\"");
  }

  @Test
  void fieldsFollowAStepIn() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("models", List.of("a@1(CPU)", "b@2(CPU)"));
    fields.put("num.stream.threads", "2");
    fields.put("data", "");
    assertThat(line(said("starts", fields)))
        .endsWith(
            """
             message="starts" thread=StreamThread-1
            \tmodels="a@1(CPU) b@2(CPU)"
            \tnum.stream.threads=2
            \tdata=""
            """);
  }

  @Test
  void blanksAndBreaksOfUnicodeAreQuoted() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("breaks", "x\u2028y\u2029z\u0085level=ERROR");
    fields.put("colour", "\u009b31m");
    fields.put("blank", "x\u00a0y");
    assertThat(line(said("starts", fields)))
        .endsWith(
            """
            \tbreaks="x\\u2028y\\u2029z\\u0085level=ERROR"
            \tcolour="\\u009b31m"
            \tblank="x\u00a0y"
            """);
  }

  @Test
  void aStackFollowsAStepIn() {
    var failure = new IllegalStateException("broken\nlevel=ERROR", new RuntimeException("cause"));
    List<String> lines = line(thrown(Level.ERROR, "The page is broken", failure)).lines().toList();
    assertThat(lines.get(0))
        .endsWith(" error=java.lang.IllegalStateException thread=StreamThread-1");
    assertThat(lines.subList(1, lines.size()))
        .allMatch(line -> line.startsWith("\t"))
        .startsWith("\tjava.lang.IllegalStateException: broken", "\tlevel=ERROR")
        .anyMatch(line -> line.startsWith("\tat dev.earmark.app.log.LineLayoutTest."))
        .anyMatch(line -> line.startsWith("\tCaused by: java.lang.RuntimeException: cause"));
  }
}
