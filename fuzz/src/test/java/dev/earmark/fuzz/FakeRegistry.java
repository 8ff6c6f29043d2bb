package dev.earmark.fuzz;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.Function;

/** A schema registry on the loopback address that answers what it is told to, sense or nonsense. */
public final class FakeRegistry {
  private final HttpServer server;

  /** Answers each path with 200 and what {@code answers} gives for it. */
  public FakeRegistry(Function<String, byte[]> answers) {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> answer(exchange, answers));
    startAsDaemon();
  }

  /** The server's thread is a daemon where the one that starts it is. */
  private void startAsDaemon() {
    var starter = new Thread(server::start);
    starter.setDaemon(true);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, Function<String, byte[]> answers)
      throws IOException {
    try (exchange) {
      byte[] body = answers.apply(exchange.getRequestURI().getPath());
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Settings of a client that asks here, and asks once. */
  public Map<String, Object> settings() {
    String host = server.getAddress().getAddress().getHostAddress();
    return Map.of(
        "schema.registry.url",
        "http://%s:%d".formatted(host, server.getAddress().getPort()),
        "max.retries",
        0);
  }
}
