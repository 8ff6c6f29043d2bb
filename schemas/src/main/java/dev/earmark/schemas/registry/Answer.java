package dev.earmark.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What a registry answered.
 *
 * @param url which of the registry's URLs did, without credentials
 * @param dateMs when it did by its own clock, to the second, in ms since 1970; 0 where it does not
 *     say
 */
record Answer(int status, String body, String url, long dateMs) {
  boolean ok() {
    return status >= 200 && status < 300;
  }

  /** Whether the server rather than the request is to blame, so that another try may help. */
  boolean passing() {
    return status == 408 || status == 429 || status >= 500;
  }

  /** Whether this is what a registry says, and not a proxy or another server in its place. */
  boolean fromRegistry() {
    return ok() ? json().isContainerNode() : json().path("error_code").isInt();
  }

  /** The body; a missing node where it is no JSON. */
  JsonNode json() {
    try {
      return SchemaTexts.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  int errorCode() {
    return json().path("error_code").asInt(status);
  }

  String errorMessage() {
    return json().path("message").asText(body.length() > 200 ? body.substring(0, 200) : body);
  }
}
