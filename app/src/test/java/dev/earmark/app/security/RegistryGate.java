package dev.earmark.app.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A registry behind TLS that lets in whoever says the right thing or shows a certificate. */
final class RegistryGate implements AutoCloseable {
  private final String registry;
  private final Optional<String> authorization;
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * Opens in front of a registry.
   *
   * @param authorization header that is asked for; empty asks for a client's certificate
   */
  RegistryGate(String registry, Optional<String> authorization, SSLContext tls) throws IOException {
    this.registry = registry;
    this.authorization = authorization;
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(configurator(tls));
    server.createContext("/", this::pass);
    server.setExecutor(threads);
    server.start();
  }

  private HttpsConfigurator configurator(SSLContext tls) {
    return new HttpsConfigurator(tls) {
      @Override
      public void configure(HttpsParameters parameters) {
        var ssl = getSSLContext().getDefaultSSLParameters();
        ssl.setNeedClientAuth(authorization.isEmpty());
        parameters.setSSLParameters(ssl);
      }
    };
  }

  String hostAndPort() {
    return "localhost:" + server.getAddress().getPort();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      String said = exchange.getRequestHeaders().getFirst("Authorization");
      if (authorization.isPresent() && !authorization.get().equals(said)) {
        answer(exchange, 401, "{\"error_code\":401,\"message\":\"Unauthorized\"}");
        return;
      }
      HttpResponse<String> answer =
          client.send(request(exchange), HttpResponse.BodyHandlers.ofString());
      answer(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    var body = HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes());
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    return HttpRequest.newBuilder(URI.create(registry + exchange.getRequestURI()))
        .method(exchange.getRequestMethod(), body)
        .header("Content-Type", type == null ? "application/json" : type)
        .build();
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
