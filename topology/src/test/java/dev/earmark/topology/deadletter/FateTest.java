package dev.earmark.topology.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.earmark.AudioChunk;
import dev.earmark.schemas.AvroDeserializer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom an error is put down to: its record, or the process. */
class FateTest {
  private static final byte[] RECORD = {0, 0, 0, 0, 7, 1};
  private HttpServer server;
  private volatile int status;
  private volatile String body = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|{\"error_code\":40101,\"message\":\"token expired\"}|BROKEN",
        "403|{\"error_code\":40301,\"message\":\"no\"}|BROKEN",
        "404|no such page|BROKEN",
        "503|later|BROKEN",
        "404|{\"error_code\":40403,\"message\":\"Schema not found\"}|DEAD_LETTER",
        "200|{\"schema\":\"\\\"int\\\"\"}|DEAD_LETTER"
      })
  void aRecordIsToBlameOnlyForWhatARegistrySaysOfIt(int status, String body, Fate fate) {
    this.status = status;
    this.body = body;
    try (var deserializer = new AvroDeserializer<>(AudioChunk.class)) {
      var url = "http://localhost:" + server.getAddress().getPort();
      deserializer.configure(Map.of("schema.registry.url", url, "max.retries", 0), false);
      Throwable refusal = catchThrowable(() -> deserializer.deserialize("t", RECORD));
      assertThat(refusal).isInstanceOf(SerializationException.class);
      assertThat(Fate.of(refusal)).isEqualTo(fate);
    }
  }

  @Test
  void anErrorOfTheJvmBreaksTheProcessWhoeverCarriesIt() {
    var carried = new SerializationException("t", new NoClassDefFoundError("x"));
    assertThat(Fate.of(carried)).isEqualTo(Fate.BROKEN);
    assertThat(Fate.of(new RecordRefusedException(Stage.WINDOW, "t"))).isEqualTo(Fate.DEAD_LETTER);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
