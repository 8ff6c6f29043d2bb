package dev.earmark.app.log;

import static dev.earmark.app.log.Events.event;
import static dev.earmark.app.log.Events.thrown;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

/**
 * Names: Elastic Common Schema,
 * https://www.elastic.co/guide/en/ecs/current/ecs-field-reference.html
 */
class JsonEncoderTest {
  private static JsonNode json(ILoggingEvent event) throws Exception {
    var encoder = new JsonEncoder();
    encoder.start();
    String text = new String(encoder.encode(event), StandardCharsets.UTF_8);
    assertThat(text).endsWith("}\n").hasLineCount(1);
    return new ObjectMapper().readTree(text);
  }

  @Test
  void namesAreThoseOfTheElasticCommonSchema() throws Exception {
    JsonNode json = json(event(Level.WARN, "{} is \"so\"\nand so", "it"));
    assertThat(json.path("@timestamp").asText()).isEqualTo("2026-11-22T09:30:00.120Z");
    assertThat(json.path("log.level").asText()).isEqualTo("WARN");
    assertThat(json.path("log.logger").asText()).isEqualTo("dev.earmark.topology.Reporter");
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
  void ownFieldsAreBelowEarmark() throws Exception {
    var event = event(Level.INFO, "starts");
    event.addKeyValuePair(
        new KeyValuePair("topics", List.of(Map.of("name", "a", "partitions", 4))));
    event.addKeyValuePair(new KeyValuePair("http", "none"));
    JsonNode json = json(event);
    assertThat(json.path("earmark.topics").path(0).path("partitions").asInt()).isEqualTo(4);
    assertThat(json.path("earmark.http").asText()).isEqualTo("none");
  }
}
