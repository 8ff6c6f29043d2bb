package dev.earmark.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.security.Keys;
import dev.earmark.app.settings.Layer;
import dev.earmark.app.settings.Settings;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebServerTest {
  private static final Map<String, Page> PAGES =
      Map.of(
          "/health/live",
          accept -> Answer.json(Answer.UNAVAILABLE, Map.of("status", "down")),
          "/info",
          accept -> Answer.line(Answer.OK, "accepts " + accept),
          "/broken",
          accept -> {
            throw new IllegalStateException("inner secret");
          });

  @TempDir Path folder;

  private static Settings settings(String... pairs) {
    Map<String, String> values = new HashMap<>(Map.of("http.port", "0"));
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    return Settings.of(List.of(Layer.from(values, "test")));
  }

  private static HttpResponse<String> ask(WebServer server, String path, String method)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Accept", "text/x")
            .method(method, BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Test
  void pagesAreReadByGetAndHead() throws Exception {
    try (WebServer server = WebServer.start(settings(), PAGES).orElseThrow()) {
      assertThat(ask(server, "/info?x=1", "GET").body()).isEqualTo("accepts text/x\n");
      var head = ask(server, "/info", "HEAD");
      assertThat(head.body()).isEmpty();
      assertThat(head.headers().firstValue("Content-Length")).hasValue("15");
      assertThat(ask(server, "/health/live", "GET").statusCode()).isEqualTo(503);
      assertThat(ask(server, "/info", "POST").statusCode()).isEqualTo(405);
    }
  }

  @Test
  void otherPathsAreToldWhatThereIs() throws Exception {
    try (WebServer server = WebServer.start(settings(), PAGES).orElseThrow()) {
      assertThat(ask(server, "/nowhere", "GET").statusCode()).isEqualTo(404);
      assertThat(ask(server, "/nowhere", "GET").body()).isEqualTo("there is /broken, /info\n");
      assertThat(ask(server, "/health/", "GET").body()).isEqualTo("there is /health/live\n");
    }
  }

  @Test
  void whatIsWrongWithAPageIsNotOnIt() throws Exception {
    try (WebServer server = WebServer.start(settings(), PAGES).orElseThrow()) {
      var response = ask(server, "/broken", "GET");
      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).doesNotContain("secret");
    }
  }

  @Test
  void withoutAPortNothingListens() {
    assertThat(WebServer.start(settings("http.port", "-1"), PAGES)).isEmpty();
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (var taken = new ServerSocket(0)) {
      String port = String.valueOf(taken.getLocalPort());
      Settings settings = settings("http.port", port, "http.host", "0.0.0.0");
      assertThatThrownBy(() -> WebServer.start(settings, PAGES))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("http.port=" + port);
    }
  }

  @Test
  void aKeyStoreMakesItHttps() throws Exception {
    var keys = new Keys(folder, List.of());
    Settings settings =
        settings(
            "http.ssl.keystore.location",
            keys.keyStore("server").toString(),
            "http.ssl.keystore.password",
            Keys.PASSWORD);
    try (WebServer server = WebServer.start(settings, PAGES).orElseThrow()) {
      assertThat(server.url()).startsWith("https://127.0.0.1:");
      var client = HttpClient.newBuilder().sslContext(keys.server()).build();
      var request = HttpRequest.newBuilder(URI.create(server.url() + "/info")).build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aKeyStoreThatDoesNotOpenIsNamed() {
    Settings settings = settings("http.ssl.keystore.location", "/none.p12");
    assertThatThrownBy(() -> WebServer.start(settings, PAGES))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("http.ssl.keystore.location=/none.p12");
  }
}
