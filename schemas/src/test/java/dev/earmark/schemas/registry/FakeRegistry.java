package dev.earmark.schemas.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A registry that answers what it is told to, and remembers what it was asked. */
public final class FakeRegistry implements AutoCloseable {
  private record Told(int status, String body) {}

  private final Map<String, Told> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile @Nullable Told always;

  /** Starts plain HTTP on a free loopback port. */
  public FakeRegistry() {
    this(plain());
  }

  FakeRegistry(HttpServer server) {
    this.server = server;
    server.createContext("/", this::handle);
    server.start();
  }

  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static HttpServer plain() {
    try {
      return HttpServer.create(anyPort(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers a request such as {@code GET /schemas/ids/1}; others get 404 with code 40403. */
  public FakeRegistry tell(String request, int status, String body) {
    answers.put(request, new Told(status, body));
    return this;
  }

  /** Answers every request alike, until told to stop with a status of 0. */
  void tellAlways(int status, String body) {
    always = status == 0 ? null : new Told(status, body);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      requests.add(request);
      authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      exchange.getRequestBody().readAllBytes();
      var missing = new Told(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
      var told = always == null ? answers.getOrDefault(request, missing) : always;
      var bytes = told.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(told.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  List<String> requests() {
    return requests;
  }

  List<String> authorizations() {
    return authorizations;
  }

  /** Host and port. */
  String address() {
    return "localhost:" + server.getAddress().getPort();
  }

  /** The plain URL. */
  public String url() {
    return "http://" + address();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
