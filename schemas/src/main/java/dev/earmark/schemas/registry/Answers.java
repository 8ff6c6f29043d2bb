package dev.earmark.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells answers from refusals. */
final class Answers {
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
}
