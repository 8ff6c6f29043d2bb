package dev.earmark.app.web;

import dev.earmark.app.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a page says.
 *
 * @param status status code of HTTP
 * @param type content type
 * @param body text
 */
public record Answer(int status, String type, String body) {
  public static final int OK = 200;
  public static final int BAD_REQUEST = 400;
  public static final int UNAVAILABLE = 503;

  /** Returns an object as JSON. */
  public static Answer json(int status, Map<String, ?> object) {
    return new Answer(status, "application/json", Json.page(object));
  }

  /** Returns a line for a person. */
  public static Answer line(int status, String line) {
    return new Answer(status, "text/plain; charset=utf-8", line + "\n");
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
