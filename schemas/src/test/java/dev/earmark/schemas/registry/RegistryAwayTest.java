package dev.earmark.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A registry that does not answer: other URLs, waits and bounds. */
final class RegistryAwayTest {
  private static final Schema INT = Schema.create(Schema.Type.INT);
  private static final String INT_JSON = "{\"schema\":\"\\\"int\\\"\"}";

  @RegisterExtension final SteeredRegistry steered = new SteeredRegistry();

  @Test
  void staysWithTheUrlThatAnswers() {
    try (var broken = new FakeRegistry()) {
      broken.tellAlways(503, "{}");
      steered.server.tell("GET /subjects", 200, "[\"a\"]");
      var registry =
          steered.client(
              Map.of("schema.registry.url", broken.url() + "," + steered.server.url() + "/"));
      assertThat(registry.subjects()).containsExactly("a");
      assertThat(registry.subjects()).containsExactly("a");
      assertThat(broken.requests()).hasSize(1);
      assertThat(steered.clock.sleeps()).isEmpty();
    }
  }

  @Test
  void aFirstUrlThatRefusesIsFoundOutOnceForAllClients() throws IOException {
    assertFoundOutOnce(freePort());
  }

  @Test
  void aFirstUrlThatHangsIsFoundOutOnceForAllClients() throws IOException {
    try (var silent = new SilentServer()) {
      assertFoundOutOnce(silent.port());
      assertThat(silent.connections()).isEqualTo(1);
    }
  }

  private void assertFoundOutOnce(int deadPort) {
    steered.server.tellAlways(200, INT_JSON);
    var urls = "http://localhost:%d,%s".formatted(deadPort, steered.server.url());
    var settings = Map.of("schema.registry.url", urls, "http.read.timeout.ms", "1000");
    for (int id = 1; id <= 100; id++) {
      assertThat(steered.client(settings).schema(id)).isEqualTo(INT);
    }
    assertThat(steered.server.requests()).hasSize(100);
    assertThat(steered.clock.sleeps()).isEmpty();
  }

  @Test
  void waitsTwiceAsLongEachTimeWithJitter() {
    steered.server.tellAlways(500, "{\"error_code\":50001,\"message\":\"disk\"}");
    var registry =
        steered.client(
            Map.of("max.retries", "5", "retries.wait.ms", "1000", "retries.max.wait.ms", "5000"));
    assertThatThrownBy(registry::subjects)
        .isInstanceOf(RegistryUnreachableException.class)
        .hasMessage(
            "schema registry must be reachable: all subjects, url=%s, attempts=6"
                    .formatted(steered.server.url())
                + " (java.io.IOException: HTTP 500 disk)");
    long[] whole = {1000, 2000, 4000, 5000, 5000};
    assertThat(steered.clock.sleeps()).hasSize(whole.length);
    for (int i = 0; i < whole.length; i++) {
      assertThat(steered.clock.sleeps().get(i)).isBetween(whole[i] / 2, whole[i]);
    }
  }

  @Test
  void aRegistryThatIsAwayForAMinuteCostsNothing() {
    steered.server.tellAlways(503, "");
    steered.server.tell("GET /schemas/ids/1", 200, INT_JSON);
    steered.clock.whileAsleep(
        () -> {
          if (steered.clock.millis() >= 50_000) {
            steered.server.tellAlways(0, "");
          }
        });
    assertThat(steered.client(Map.of()).schema(1)).isEqualTo(INT);
  }

  @Test
  void nobodyListeningIsUnreachable() throws IOException {
    var url = "http://localhost:" + freePort();
    var registry = steered.client(Map.of("schema.registry.url", url, "max.retries", "0"));
    assertThatThrownBy(() -> registry.schema(3))
        .isInstanceOf(RegistryUnreachableException.class)
        .hasMessageStartingWith(
            "schema registry must be reachable: id=3, url=%s, attempts=1 (java.net.Connect"
                .formatted(url));
  }

  @Test
  void silenceEndsWithTheReadTimeout() throws IOException {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var url = "http://localhost:" + silent.getLocalPort();
      var registry =
          steered.client(
              Map.of("schema.registry.url", url, "max.retries", "0", "http.read.timeout.ms", "50"));
      assertThatThrownBy(() -> registry.schema(3))
          .isInstanceOf(RegistryUnreachableException.class)
          .hasMessageEndingWith("(java.net.SocketTimeoutException: Read timed out)");
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
