package dev.earmark.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells answers from refusals. */
final class Answers {
  private static final long MAX_ID = 0xffff_ffffL;

  private Answers() {}

  /**
   * The answer's JSON, or the refusal that names the rule, what was asked for and the URL.
   *
   * @throws RegistryUnusableException if nothing is wrong with what was asked for
   */
  static JsonNode accepted(Answer answer, String rule, String what) {
    if (answer.status() == 401 || answer.status() == 403) {
      throw new RegistryUnusableException(
          "schema registry must accept the credentials", what, answer);
    }
    if (!answer.fromRegistry()) {
      throw new RegistryUnusableException(rule, what, answer);
    }
    if (!answer.ok()) {
      throw new RegistryRefusedException(rule, what, answer);
    }
    return answer.json();
  }

  /** The id in an answer that is accepted: 32 bits, unsigned, as the wire format has room for. */
  static int id(Answer answer, String rule, String what) {
    var id = accepted(answer, rule, what).path("id");
    if (!id.canConvertToLong() || id.asLong() < 0 || id.asLong() > MAX_ID) {
      throw new RegistryRefusedException(
          "registry must give an id in 0..%d: id=%s".formatted(MAX_ID, id.asText()), what, answer);
    }
    return (int) id.asLong();
  }
}
