package dev.earmark.local;

import static dev.earmark.local.RegistryApiTest.V1;
import static dev.earmark.local.RegistryApiTest.V2;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Levels of compatibility; answers and codes are those of Confluent's API reference, platform 7.9.
 */
final class RegistryCompatibilityTest extends RegistryFixture {
  private static final String INCOMPATIBLE =
      "{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"z\",\"type\":\"string\"}]}";

  @Test
  void holdsNewVersionsBackwardCompatibleUnlessToldOtherwise() {
    rest.postSchema("/subjects/a/versions", V1);
    assertThat(rest.get("/config")).isEqualTo("200 {\"compatibilityLevel\":\"BACKWARD\"}");
    assertThat(rest.postSchema("/subjects/a/versions", INCOMPATIBLE))
        .startsWith(
            "409 {\"error_code\":409,\"message\":\"Schema being registered is incompatible with an"
                + " earlier schema for subject \\\"a\\\", details: [READER_FIELD_MISSING_DEFAULT_VALUE");
    assertThat(rest.put("/config/a", "{\"compatibility\":\"none\"}"))
        .isEqualTo("200 {\"compatibility\":\"NONE\"}");
    assertThat(rest.postSchema("/subjects/a/versions", INCOMPATIBLE)).isEqualTo("200 {\"id\":2}");
  }

  @Test
  void transitiveLevelsLookAtEveryVersion() {
    rest.put("/config", "{\"compatibility\":\"NONE\"}");
    rest.postSchema("/subjects/a/versions", INCOMPATIBLE);
    rest.postSchema("/subjects/a/versions", V1);
    var check = "/compatibility/subjects/a/versions";
    rest.put("/config", "{\"compatibility\":\"BACKWARD\"}");
    assertThat(rest.postSchema(check, V2)).isEqualTo("200 {\"is_compatible\":true}");
    rest.put("/config", "{\"compatibility\":\"FORWARD\"}");
    assertThat(rest.postSchema(check, V2)).isEqualTo("200 {\"is_compatible\":true}");
    rest.put("/config", "{\"compatibility\":\"BACKWARD_TRANSITIVE\"}");
    assertThat(rest.postSchema(check, V2)).isEqualTo("200 {\"is_compatible\":false}");
    assertThat(rest.postSchema(check + "/latest", V2)).isEqualTo("200 {\"is_compatible\":true}");
    assertThat(rest.postSchema(check + "/1?verbose=true", V2))
        .startsWith("200 {\"is_compatible\":false,\"messages\":[\"");
    assertThat(rest.postSchema("/compatibility/subjects/new/versions/latest", V2))
        .isEqualTo("200 {\"is_compatible\":true}");
    assertThat(rest.postSchema(check + "/9", V2)).startsWith("404 {\"error_code\":40402,");
  }

  @Test
  void subjectLevelsComeBeforeTheGlobalOne() {
    assertThat(rest.get("/config/a"))
        .isEqualTo(
            "404 {\"error_code\":40408,\"message\":\"Subject 'a' does not have subject-level"
                + " compatibility configured\"}");
    assertThat(rest.get("/config/a?defaultToGlobal=true"))
        .isEqualTo("200 {\"compatibilityLevel\":\"BACKWARD\"}");
    rest.put("/config/a", "{\"compatibility\":\"FULL\"}");
    assertThat(rest.get("/config/a")).isEqualTo("200 {\"compatibilityLevel\":\"FULL\"}");
    assertThat(rest.delete("/config/a")).isEqualTo("200 {\"compatibilityLevel\":\"FULL\"}");
    assertThat(rest.get("/config/a")).startsWith("404 {\"error_code\":40408,");
    assertThat(rest.put("/config", "{\"compatibility\":\"SOME\"}"))
        .startsWith("422 {\"error_code\":42203,");
  }
}
