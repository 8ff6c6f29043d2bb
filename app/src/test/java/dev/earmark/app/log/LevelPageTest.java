package dev.earmark.app.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.app.Console;
import dev.earmark.app.settings.Layer;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.web.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Levels that are changed over HTTP while a process runs. */
class LevelPageTest {
  private static final Logger LOG = LoggerFactory.getLogger("dev.earmark.some.Place");
  private static final Logger KAFKA = LoggerFactory.getLogger("org.apache.kafka.some.Place");

  /** Of the user and password below. */
  private static final String[] LOGIN = {"Authorization", "Basic b3BzOnMzY3JldC1wYWdlcw=="};

  private static final Map<String, String> USER =
      Map.of("http.user", "ops", "http.password", "s3cret-pages");

  private final Console console = new Console();
  private RunLog log = RunLog.open(settings(Map.of()), console.surroundings().err());
  private WebServer server = server(Map.of());

  private static Settings settings(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(Map.of("http.port", "0", "log.level", "warn"));
    all.putAll(more);
    return Settings.of(List.of(Layer.from(all, "test")));
  }

  private WebServer server(Map<String, String> more) {
    return WebServer.start(settings(more), Map.of("/log/level", log.levelPage())).orElseThrow();
  }

  @BeforeEach
  void warnsOnly() {
    assertThat(LOG.isInfoEnabled()).isFalse();
  }

  @AfterEach
  void close() {
    server.close();
    log.close();
  }

  private void restart(Map<String, String> more) {
    server.close();
    server = server(more);
  }

  private HttpResponse<String> ask(String method, String query, String body, String... headers)
      throws Exception {
    String port = server.url().replaceFirst(".*:", "");
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/log/level" + query))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void aLevelIsChangedAndSetBack() throws Exception {
    assertThat(ask("GET", "", "").body()).contains("\"dev.earmark\" : \"warn\"");
    assertThat(ask("PUT", "", "debug,org.apache.kafka=info\n").body())
        .contains("\"dev.earmark\" : \"debug\"", "\"org.apache.kafka\" : \"info\"")
        .doesNotContain("until");
    assertThat(LOG.isDebugEnabled()).isTrue();
    assertThat(KAFKA.isInfoEnabled()).isTrue();
    assertThat(ask("DELETE", "", "").body()).contains("\"dev.earmark\" : \"warn\"");
    assertThat(LOG.isInfoEnabled()).isFalse();
    assertThat(KAFKA.isInfoEnabled()).isFalse();
    assertThat(console.messages())
        .containsExactly(
            "log.level is now dev.earmark=debug,org.apache.kafka=info",
            "log.level is again what the settings say");
  }

  @Test
  void aChangeForATimeEndsByItself() throws Exception {
    assertThat(ask("PUT", "?for=1s", "debug").body()).contains("\"until\" : \"2");
    assertThat(LOG.isDebugEnabled()).isTrue();
    await().atMost(Duration.ofSeconds(30)).until(() -> !LOG.isDebugEnabled());
    assertThat(ask("GET", "", "").body()).doesNotContain("until");
  }

  @Test
  void anotherChangeTakesThePlaceOfTheFirst() throws Exception {
    ask("PUT", "?for=1s", "org.apache.kafka=debug");
    assertThat(ask("PUT", "?for=1h", "debug").body())
        .doesNotContain("\"org.apache.kafka\" : \"debug\"");
    assertThat(KAFKA.isInfoEnabled()).isFalse();
    await()
        .during(Duration.ofMillis(1_500))
        .atMost(Duration.ofSeconds(30))
        .until(LOG::isDebugEnabled);
  }

  @Test
  void whatIsNoLevelIsRefusedWithTheRule() throws Exception {
    var loud = ask("PUT", "", "loud");
    assertThat(loud.statusCode()).isEqualTo(400);
    assertThat(loud.body())
        .startsWith("level must be error, warn, info")
        .endsWith(": level=loud\n");
    assertThat(ask("PUT", "?for=8d", "debug").body()).isEqualTo("for must be in 1s..7d: for=8d\n");
    assertThat(ask("PUT", "?for=soon", "debug").body())
        .isEqualTo("for must be a number and a unit (ms, s, m, h or d): for=soon\n");
    assertThat(ask("PUT", "?fro=1m", "debug").statusCode()).isEqualTo(400);
    assertThat(ask("PUT", "", "x".repeat(2_000)).statusCode()).isEqualTo(413);
    assertThat(ask("POST", "", "debug").statusCode()).isEqualTo(405);
    assertThat(ask("POST", "", "debug").headers().firstValue("Allow"))
        .hasValue("GET, HEAD, PUT, DELETE");
    assertThat(LOG.isInfoEnabled()).isFalse();
  }

  @Test
  void offLoopbackOnlyWhoKnowsThePasswordChangesIt() throws Exception {
    restart(Map.of("http.host", "0.0.0.0"));
    assertThat(ask("GET", "", "").statusCode()).isEqualTo(200);
    for (String method : List.of("PUT", "DELETE")) {
      var refused = ask(method, "", "debug");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body())
          .isEqualTo(
              "a page can be changed where http.user and http.password are set or http.host is loopback\n");
    }
    Map<String, String> open = new HashMap<>(USER);
    open.put("http.host", "0.0.0.0");
    restart(open);
    assertThat(ask("PUT", "", "debug").statusCode()).isEqualTo(401);
    assertThat(LOG.isInfoEnabled()).isFalse();
    assertThat(ask("PUT", "", "debug", LOGIN).statusCode()).isEqualTo(200);
    assertThat(LOG.isDebugEnabled()).isTrue();
  }

  @Test
  void aPasswordIsAskedForOnLoopbackToo() throws Exception {
    restart(USER);
    assertThat(ask("PUT", "", "debug").statusCode()).isEqualTo(401);
    assertThat(ask("PUT", "", "debug", LOGIN).statusCode()).isEqualTo(200);
  }

  @Test
  void aBrowserMayNotSpeakForAPageFromElsewhere() throws Exception {
    assertThat(ask("PUT", "", "debug", "Origin", "https://elsewhere").statusCode()).isEqualTo(403);
    assertThat(LOG.isInfoEnabled()).isFalse();
  }
}
