package dev.earmark.app.log;

import static dev.earmark.app.log.Events.event;
import static dev.earmark.app.log.Events.said;
import static dev.earmark.app.log.Events.thrown;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.junit.jupiter.api.Test;

/**
 * Names: Elastic Common Schema,
 * https://www.elastic.co/guide/en/ecs/current/ecs-field-reference.html
 */
class JsonLayoutTest {
  private static JsonNode json(LogEvent event) throws Exception {
    String text = new JsonLayout().toSerializable(event);
    assertThat(text).endsWith("}\n").hasLineCount(1);
    return new ObjectMapper().readTree(text);
  }

  @Test
  void namesAreThoseOfTheElasticCommonSchema() throws Exception {
    JsonNode json = json(event(Level.WARN, "{} is \"so\"\nand so", "it"));
    assertThat(json.path("@timestamp").asText()).isEqualTo("2026-11-22T09:30:00.120Z");
    assertThat(json.path("log.level").asText()).isEqualTo("WARN");
    assertThat(json.path("log.logger").asText()).isEqualTo("dev.earmark.topology.handler.Reporter");
    assertThat(json.path("message").asText()).isEqualTo("it is \"so\"\nand so");
    assertThat(json.path("process.thread.name").asText()).isEqualTo("StreamThread-1");
    assertThat(json.path("service.name").asText()).isEqualTo("earmark");
    assertThat(json.path("service.version").asText()).isNotEmpty();
    assertThat(json.path("service.node.name").asText()).isNotEmpty();
    assertThat(json.path("ecs.version").asText()).isNotEmpty();
  }

  @Test
  void whatIsThrownHasItsTypeItsMessageAndItsStack() throws Exception {
    JsonNode json = json(thrown(Level.ERROR, "broken", new IllegalStateException("why")));
    assertThat(json.path("error.type").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(json.path("error.message").asText()).isEqualTo("why");
    assertThat(json.path("error.stack_trace").asText()).contains("\n\tat dev.earmark.app.log.");
  }

  @Test
  void aValueDrivesNoTerminal() throws Exception {
    String device = "a\u001b[2Jb\u009b31mc\u007f";
    LogEvent event = event(Level.WARN, "{}", device);
    assertThat(new JsonLayout().toSerializable(event).strip()).doesNotContainPattern("\\p{Cc}");
    assertThat(json(event).path("message").asText()).isEqualTo(device);
  }

  @Test
  void ownFieldsAreBelowEarmark() throws Exception {
    List<?> topics = List.of(Map.of("name", "a", "partitions", 4));
    JsonNode json = json(said("starts", Map.of("topics", topics, "http", "none")));
    assertThat(json.path("earmark.topics").path(0).path("partitions").asInt()).isEqualTo(4);
    assertThat(json.path("earmark.http").asText()).isEqualTo("none");
  }
}
