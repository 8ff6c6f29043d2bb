package dev.earmark.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** Answers and codes are those of Confluent's API reference, platform 7.9. */
final class RegistryApiTest extends RegistryFixture {
  static final String V1 =
      "{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"}]}";
  static final String V2 =
      "{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"},"
          + "{\"name\":\"y\",\"type\":\"int\",\"default\":0}]}";

  @Override
  RegistryLimits limits() {
    return new RegistryLimits(10_000, 3);
  }

  @Test
  void equalSchemasShareAnIdAcrossSubjects() {
    assertThat(rest.postSchema("/subjects/a-value/versions", V1)).isEqualTo("200 {\"id\":1}");
    assertThat(rest.postSchema("/subjects/b-value/versions", " " + V1 + "\n"))
        .isEqualTo("200 {\"id\":1}");
    assertThat(rest.postSchema("/subjects/a-value/versions", V1)).isEqualTo("200 {\"id\":1}");
    assertThat(rest.postSchema("/subjects/a-value/versions", V2)).isEqualTo("200 {\"id\":2}");
    assertThat(rest.get("/subjects")).isEqualTo("200 [\"a-value\",\"b-value\"]");
    assertThat(rest.get("/subjects/a-value/versions")).isEqualTo("200 [1,2]");
    assertThat(rest.get("/schemas/ids/1/versions"))
        .isEqualTo(
            "200 [{\"subject\":\"a-value\",\"version\":1},{\"subject\":\"b-value\",\"version\":1}]");
  }

  @Test
  void findsBySubjectVersionAndId() {
    rest.postSchema("/subjects/a%2Fb/versions", V1);
    var found =
        "200 {\"subject\":\"a/b\",\"version\":1,\"id\":1,\"schema\":%s}".formatted(quoted());
    assertThat(rest.get("/subjects/a%2Fb/versions/1")).isEqualTo(found);
    assertThat(rest.get("/subjects/a%2Fb/versions/latest")).isEqualTo(found);
    assertThat(rest.postSchema("/subjects/a%2Fb", V1)).isEqualTo(found);
    assertThat(rest.get("/schemas/ids/1")).isEqualTo("200 {\"schema\":%s}".formatted(quoted()));
    assertThat(rest.get("/schemas/ids/1/schema")).isEqualTo("200 " + V1);
    assertThat(rest.get("/subjects/a%2Fb/versions/1/schema")).isEqualTo("200 " + V1);
  }

  @Test
  void saysWhatIsNotThere() {
    rest.postSchema("/subjects/a/versions", V1);
    assertThat(rest.get("/subjects/x/versions"))
        .isEqualTo("404 {\"error_code\":40401,\"message\":\"Subject 'x' not found.\"}");
    assertThat(rest.postSchema("/subjects/x", V1))
        .isEqualTo("404 {\"error_code\":40401,\"message\":\"Subject 'x' not found.\"}");
    assertThat(rest.get("/subjects/a/versions/7"))
        .isEqualTo("404 {\"error_code\":40402,\"message\":\"Version 7 not found.\"}");
    assertThat(rest.postSchema("/subjects/a", V2))
        .isEqualTo("404 {\"error_code\":40403,\"message\":\"Schema not found\"}");
    assertThat(rest.get("/schemas/ids/77"))
        .isEqualTo("404 {\"error_code\":40403,\"message\":\"Schema 77 not found\"}");
    assertThat(rest.get("/schemas/ids/4294967295"))
        .isEqualTo("404 {\"error_code\":40403,\"message\":\"Schema 4294967295 not found\"}");
    assertThat(rest.get("/schemas/ids/4294967296"))
        .isEqualTo("404 {\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}");
    assertThat(rest.get("/subjects/a/versions/x")).startsWith("422 {\"error_code\":42202,");
    assertThat(rest.get("/nowhere"))
        .isEqualTo("404 {\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}");
    assertThat(rest.delete("/schemas/ids/1")).startsWith("405 {\"error_code\":405,");
  }

  @Test
  void refusesWhatIsNoAvroSchema() {
    assertThat(rest.postSchema("/subjects/a/versions", "{\"type\":\"rekord\"}"))
        .startsWith("422 {\"error_code\":42201,\"message\":\"Invalid schema: ");
    assertThat(rest.postSchema("/subjects/a/versions", ""))
        .isEqualTo("422 {\"error_code\":42201,\"message\":\"Empty schema\"}");
    assertThat(rest.post("/subjects/a/versions", "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}"))
        .startsWith("422 {\"error_code\":42201,\"message\":\"Invalid schema type JSON");
    assertThat(rest.post("/subjects/a/versions", "no json"))
        .startsWith("400 {\"error_code\":400,\"message\":\"body must be a JSON object");
    assertThat(rest.postSchema("/subjects/a/versions", "[".repeat(3000)))
        .startsWith("422 {\"error_code\":42201,\"message\":\"Invalid schema: ");
    assertThat(rest.get("/subjects")).isEqualTo("200 []");
  }

  @Test
  void deletesSoftlyFirstAndKeepsIdsForOldRecords() {
    rest.postSchema("/subjects/a/versions", V1);
    rest.postSchema("/subjects/a/versions", V2);
    assertThat(rest.delete("/subjects/a?permanent=true")).startsWith("404 {\"error_code\":40405,");
    assertThat(rest.delete("/subjects/a/versions/1")).isEqualTo("200 1");
    assertThat(rest.get("/subjects/a/versions")).isEqualTo("200 [2]");
    assertThat(rest.delete("/subjects/a")).isEqualTo("200 [2]");
    assertThat(rest.delete("/subjects/a")).startsWith("404 {\"error_code\":40404,");
    assertThat(rest.get("/subjects")).isEqualTo("200 []");
    assertThat(rest.get("/subjects?deleted=true")).isEqualTo("200 [\"a\"]");
    assertThat(rest.delete("/subjects/a?permanent=true")).isEqualTo("200 [1,2]");
    assertThat(rest.get("/subjects?deleted=true")).isEqualTo("200 []");
    assertThat(rest.get("/schemas/ids/2")).startsWith("200 {\"schema\":");
    assertThat(rest.postSchema("/subjects/a/versions", V2)).isEqualTo("200 {\"id\":2}");
  }

  @Test
  void schemasReferToOthers() {
    rest.postSchema("/subjects/a/versions", V1);
    var user = "{\"type\":\"record\",\"name\":\"B\",\"fields\":[{\"name\":\"a\",\"type\":\"A\"}]}";
    var body =
        "{\"schema\":\"%s\",\"references\":[{\"name\":\"A\",\"subject\":\"a\",\"version\":%d}]}";
    var escaped = user.replace("\"", "\\\"");
    assertThat(rest.post("/subjects/b/versions", body.formatted(escaped, 1)))
        .isEqualTo("200 {\"id\":2}");
    assertThat(rest.get("/schemas/ids/2"))
        .isEqualTo(
            ("200 {\"references\":[{\"name\":\"A\",\"subject\":\"a\",\"version\":1}],"
                    + "\"schema\":\"%s\"}")
                .formatted(escaped));
    assertThat(rest.post("/subjects/b/versions", body.formatted(escaped, 5)))
        .startsWith("422 {\"error_code\":42201,\"message\":\"Invalid schema: No schema reference");
    assertThat(rest.delete("/subjects/a")).startsWith("422 {\"error_code\":42206,");
  }

  @Test
  void keepsItsLimits() {
    assertThat(rest.postSchema("/subjects/a/versions", "x".repeat(20_000)))
        .isEqualTo(
            "413 {\"error_code\":413,\"message\":\"body must be at most maxBodyBytes:"
                + " maxBodyBytes=10000\"}");
    for (var name : new String[] {"A", "B", "C"}) {
      rest.postSchema("/subjects/" + name + "/versions", V1.replace("\"A\"", "\"" + name + "\""));
    }
    assertThat(rest.postSchema("/subjects/D/versions", V1.replace("\"A\"", "\"D\"")))
        .isEqualTo(
            "422 {\"error_code\":42201,\"message\":\"schemas must be at most maxSchemas:"
                + " maxSchemas=3\"}");
  }

  @Test
  void refusesFormsOfWebPages() {
    var form =
        HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/a/versions"))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString(RestCall.envelope(V1)));
    assertThat(rest.send(form)).startsWith("415 {\"error_code\":415,");
    assertThat(rest.get("/subjects")).isEqualTo("200 []");
  }

  private static String quoted() {
    return "\"" + V1.replace("\"", "\\\"") + "\"";
  }
}
