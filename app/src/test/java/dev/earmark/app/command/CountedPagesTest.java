package dev.earmark.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.earmark.app.CommandFailure;
import dev.earmark.app.metrics.TopologyMeters;
import dev.earmark.bench.kill.Accounts;
import dev.earmark.topology.metrics.TopologyCounts;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CountedPagesTest {
  private final HttpServer server = server();
  private final URI page =
      URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/metrics");
  private final CountedPages pages = new CountedPages(List.of(page), Duration.ZERO);
  private volatile int status = 200;

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aPageThatShowsTheCountsIsRead() throws Exception {
    pages.check();
    assertThat(pages.accounts()).isEqualTo(new Accounts(1, List.of()));
  }

  @Test
  void aPageThatAsksForAPasswordIsRefusedBeforeAnythingIsSent() {
    status = 401;
    assertThatThrownBy(pages::check)
        .isInstanceOf(CommandFailure.class)
        .hasMessage("--metrics must be a page /metrics: %s: java.io.IOException: status=401", page);
  }

  @Test
  void aPageThatAnswersNoMoreAfterwardsDoesNotAddUp() throws Exception {
    pages.check();
    status = 503;
    assertThat(pages.accounts())
        .isEqualTo(
            new Accounts(
                0,
                List.of(page + " must say what it has counted: java.io.IOException: status=503")));
  }

  private HttpServer server() {
    try {
      var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.createContext(
          "/metrics",
          exchange -> {
            byte[] text = counts().getBytes(UTF_8);
            exchange.sendResponseHeaders(status, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
          });
      made.start();
      return made;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String counts() {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new TopologyMeters(new TopologyCounts()).bindTo(registry);
    return registry.scrape();
  }
}
