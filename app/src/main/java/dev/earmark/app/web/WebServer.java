package dev.earmark.app.web;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Answers over HTTP, or HTTPS where there is a key; the JDK's own server. */
public final class WebServer implements AutoCloseable {
  private static final int THREADS = 4;

  /**
   * Seconds that a client may take to say what it wants and to read the answer; otherwise slow ones
   * would hold all threads.
   */
  private static final List<String> LONGEST =
      List.of("sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime");

  private static final String HEALTH = "/health/";

  private final HttpServer server;
  private final ExecutorService threads;

  private WebServer(HttpServer server) {
    this.server = server;
    threads = Executors.newFixedThreadPool(THREADS, WebServer::thread);
    server.setExecutor(threads);
  }

  /**
   * Starts where {@code http.port} asks for it. Whoever keeps the process alive has no password, so
   * pages below {@code /health/} ask for none.
   *
   * @throws CommandFailure where the address cannot be had, or the key cannot be read
   */
  public static Optional<WebServer> start(Settings settings, Map<String, Page> pages) {
    int port = settings.whole(EarmarkSettings.HTTP_PORT);
    if (port < 0) {
      return Optional.empty();
    }
    LONGEST.forEach(name -> System.getProperties().putIfAbsent(name, "5"));
    var server = new WebServer(bound(settings, port));
    server.show(settings, pages);
    server.server.start();
    return Optional.of(server);
  }

  private void show(Settings settings, Map<String, Page> pages) {
    Map<Boolean, Map<String, Page>> open =
        pages.entrySet().stream()
            .collect(
                Collectors.partitioningBy(
                    page -> page.getKey().startsWith(HEALTH),
                    Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    Optional<Password> password = Password.of(settings);
    var rule =
        new ChangeRule(password.isPresent(), server.getAddress().getAddress().isLoopbackAddress());
    server.createContext(HEALTH, new Pages(open.getOrDefault(true, Map.of()), rule));
    var others = server.createContext("/", new Pages(open.getOrDefault(false, Map.of()), rule));
    password.ifPresent(others::setAuthenticator);
  }

  private static HttpServer bound(Settings settings, int port) {
    var address = new InetSocketAddress(settings.text(EarmarkSettings.HTTP_HOST), port);
    try {
      var key = ServerKey.of(settings);
      HttpServer bound = key.isEmpty() ? HttpServer.create() : HttpsServer.create();
      if (bound instanceof HttpsServer secured) {
        secured.setHttpsConfigurator(new HttpsConfigurator(key.orElseThrow()));
      }
      bound.bind(address, 0);
      return bound;
    } catch (IOException e) {
      throw CommandFailure.wrong(
          "http.host and http.port must be free to listen at: http.host=%s, http.port=%d: %s"
              .formatted(settings.text(EarmarkSettings.HTTP_HOST), port, e.getMessage()),
          e);
    }
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "earmark-http");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns where it answers, such as {@code http://127.0.0.1:8080}. */
  public String url() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    InetSocketAddress at = server.getAddress();
    String host = at.getAddress().getHostAddress();
    return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
