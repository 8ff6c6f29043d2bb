package dev.earmark.app.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes pages by PUT and DELETE, for whom the rule lets. */
final class Changes {
  private static final int FORBIDDEN = 403;
  private static final int TOO_LARGE = 413;
  private static final int LONGEST_BYTES = 1_024;

  private final ChangeRule rule;

  Changes(ChangeRule rule) {
    this.rule = rule;
  }

  /** Returns whether this is one of the methods that change a page. */
  static boolean isOne(String method) {
    return method.equals("PUT") || method.equals("DELETE");
  }

  Answer answer(ChangingPage page, HttpExchange exchange) throws IOException {
    Optional<String> refusal = rule.refusal(exchange.getRequestHeaders());
    if (refusal.isPresent()) {
      return Answer.line(FORBIDDEN, refusal.get());
    }
    return exchange.getRequestMethod().equals("DELETE") ? page.delete() : put(page, exchange);
  }

  private static Answer put(ChangingPage page, HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BYTES + 1);
    if (body.length > LONGEST_BYTES) {
      return Answer.line(TOO_LARGE, "a change must be at most " + LONGEST_BYTES + " bytes");
    }
    String text = new String(body, StandardCharsets.UTF_8);
    return page.put(query(exchange.getRequestURI().getRawQuery()), text);
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new TreeMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        query.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
