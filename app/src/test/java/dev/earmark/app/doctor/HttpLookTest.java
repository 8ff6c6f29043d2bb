package dev.earmark.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.security.Keys;
import dev.earmark.app.settings.Layer;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.web.Answer;
import dev.earmark.app.web.Page;
import dev.earmark.app.web.WebServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpLookTest {
  @Test
  void aPortThatIsFreeIsSaid() throws Exception {
    int port;
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    assertThat(look(port))
        .isEqualTo(Symptom.ok("http", "free to answer at http://127.0.0.1:" + port));
    assertThat(look(0)).isEqualTo(Symptom.ok("http", "free to answer at any port"));
  }

  @Test
  void aPortThatAnotherHasIsAnError() {
    try (var other =
        WebServer.start(settings(0), Map.of("/health/live", page("up"))).orElseThrow()) {
      Symptom symptom = look(port(other));
      assertThat(symptom.level()).isEqualTo(Level.ERROR);
      assertThat(symptom.sentence())
          .startsWith("http.host and http.port must be free to listen at: http.host=127.0.0.1, ");
      assertThat(symptom.fix()).startsWith("end what listens there ");
    }
  }

  @Test
  void theProcessItselfMayHaveItAlready() {
    var pages = Map.of("/health/live", page("{\"findings\" : []}"));
    try (var running = WebServer.start(settings(0), pages).orElseThrow()) {
      assertThat(look(port(running)))
          .isEqualTo(
              Symptom.ok("http", "an Earmark answers at it already: http.port=" + port(running)));
    }
  }

  @Test
  void whoHasThePortIsNotAskedWithHttps(@TempDir Path folder) throws Exception {
    String store = new Keys(folder, List.of()).keyStore("server").toString();
    Map<String, String> keys =
        Map.of("http.ssl.keystore.location", store, "http.ssl.keystore.password", Keys.PASSWORD);
    try (var other = WebServer.start(settings(0), Map.of()).orElseThrow()) {
      Symptom symptom = new HttpLook(settings(port(other)).with(keys, "test")).look().get(0);
      assertThat(symptom.level()).isEqualTo(Level.WARNING);
      assertThat(symptom.sentence())
          .isEqualTo(
              "something answers there already, and with HTTPS it is not asked what: http.port="
                  + port(other));
    }
  }

  @Test
  void aKeyStoreThatDoesNotOpenIsAnErrorHereToo() {
    Settings settings = settings(0).with(Map.of("http.ssl.keystore.location", "/none.p12"), "test");
    Symptom symptom = new HttpLook(settings).look().get(0);
    assertThat(symptom.level()).isEqualTo(Level.ERROR);
    assertThat(symptom.sentence()).contains("http.ssl.keystore.location=/none.p12");
  }

  @Test
  void withoutAPortThereIsNothingToLookAt() {
    assertThat(look(-1))
        .isEqualTo(Symptom.ok("http", "health and metrics are not asked for: http.port=-1"));
  }

  private static Page page(String status) {
    return accept -> new Answer(Answer.OK, "application/json", status);
  }

  private static int port(WebServer server) {
    return URI.create(server.url()).getPort();
  }

  private static Symptom look(int port) {
    List<Symptom> all = new HttpLook(settings(port)).look();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static Settings settings(int port) {
    return Settings.of(List.of(Layer.from(Map.of("http.port", String.valueOf(port)), "test")));
  }
}
