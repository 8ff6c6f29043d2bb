package dev.earmark.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a request within its limits, has it answered, and writes the answer or the refusal. */
final class RegistryHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryHandler.class);
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final Set<String> TAKEN =
      Set.of(MEDIA_TYPE, "application/vnd.schemaregistry+json", "application/json");

  private record Answer(int status, JsonNode body) {}

  private final Routes routes;
  private final int maxBodyBytes;

  RegistryHandler(Routes routes, int maxBodyBytes) {
    this.routes = routes;
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = answer(exchange);
      var bytes = ChangeJson.MAPPER.writeValueAsBytes(answer.body());
      LOG.debug("{} {}: {}", exchange.getRequestMethod(), exchange.getRequestURI(), answer);
      exchange.getResponseHeaders().set("Content-Type", MEDIA_TYPE);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      var body = body(exchange);
      var uri = exchange.getRequestURI();
      return new Answer(200, routes.answer(Request.of(exchange.getRequestMethod(), uri, body)));
    } catch (RegistryError e) {
      return refusal(e);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      return refusal(new RegistryError(500, "Internal server error: " + e));
    }
  }

  private String body(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(maxBodyBytes + 1);
    if (body.length > maxBodyBytes) {
      throw new RegistryError(
          413, "body must be at most maxBodyBytes: maxBodyBytes=" + maxBodyBytes);
    }
    if (body.length > 0) {
      requireJson(exchange.getRequestHeaders().getFirst("Content-Type"));
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Also keeps web pages out: a browser sends them only after asking, and it is not answered. */
  private static void requireJson(@Nullable String type) {
    var name = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!TAKEN.contains(name)) {
      throw new RegistryError(
          415, "HTTP 415 Unsupported Media Type: Content-Type must be " + MEDIA_TYPE);
    }
  }

  private static Answer refusal(RegistryError error) {
    var body = ChangeJson.object().put("error_code", error.code());
    return new Answer(error.status(), body.put("message", error.getMessage()));
  }
}
