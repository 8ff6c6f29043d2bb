package dev.earmark.app.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each path its page, by GET and HEAD, and changes those that can be changed. */
final class Pages implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int BROKEN = 500;
  private static final int NO_BODY = -1;

  private final Map<String, Page> pages;
  private final Changes changes;

  Pages(Map<String, Page> pages, ChangeRule rule) {
    this.pages = new TreeMap<>(pages);
    changes = new Changes(rule);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      exchange.getRequestBody().close();
      send(exchange, answer);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    Page page = pages.get(exchange.getRequestURI().getPath());
    if (page == null) {
      return Answer.line(NOT_FOUND, "there is " + String.join(", ", pages.keySet()));
    }
    if (page instanceof ChangingPage changing && Changes.isOne(method)) {
      return changes.answer(changing, exchange);
    }
    return method.equals("GET") || method.equals("HEAD")
        ? answer(page, exchange)
        : notAllowed(page, exchange);
  }

  private static Answer notAllowed(Page page, HttpExchange exchange) {
    boolean changing = page instanceof ChangingPage;
    exchange.getResponseHeaders().set("Allow", "GET, HEAD" + (changing ? ", PUT, DELETE" : ""));
    return Answer.line(
        NOT_ALLOWED,
        "a page can be read by GET and HEAD" + (changing ? ", changed by PUT and DELETE" : ""));
  }

  /** What is wrong with a page is in the log, not on the page. */
  private static Answer answer(Page page, HttpExchange exchange) {
    String accept = exchange.getRequestHeaders().getFirst("Accept");
    try {
      return page.answer(accept == null ? "" : accept);
    } catch (RuntimeException broken) {
      LOG.error("The page {} is broken: {}", exchange.getRequestURI().getPath(), broken.toString());
      return Answer.line(BROKEN, "the page is broken; the log says why");
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.bytes();
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
      exchange.sendResponseHeaders(answer.status(), NO_BODY);
    } else {
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
