package dev.earmark.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import dev.earmark.app.Wav;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker that is not there, or not what was meant. */
class NoBrokerTest {
  private static final String MODEL =
      "models=" + Path.of("../models/commands.onnx").toAbsolutePath();
  private static final List<String> SHORT =
      List.of("--set", "admin.default.api.timeout.ms=500", "--set", "admin.request.timeout.ms=500");

  @TempDir Path folder;

  @Test
  void aRunLogsWhyItEnds() throws Exception {
    String broker = "127.0.0.1:" + freePort();
    Console console = new Console();

    assertThat(console.run(args("run --set bootstrap.servers=" + broker + " --set " + MODEL)))
        .isEqualTo(1);
    assertThat(console.err()).contains(" level=ERROR ").hasLineCount(1);
    assertThat(console.messages())
        .containsExactly("no Kafka broker answers: bootstrap.servers=" + broker);
  }

  @ParameterizedTest
  @ValueSource(strings = {"topics list", "listen predictions"})
  void silentBrokerIsOneSentenceAndBroken(String command) throws Exception {
    String broker = "127.0.0.1:" + freePort();
    Console console = new Console();

    assertThat(
            console.run(args(command + " --set bootstrap.servers=" + broker + " --set " + MODEL)))
        .isEqualTo(1);
    assertThat(console.err())
        .isEqualTo("earmark: no Kafka broker answers: bootstrap.servers=" + broker + "\n");
  }

  @Test
  void sendingToASilentBrokerIsOneSentenceAndBroken() throws Exception {
    String broker = "127.0.0.1:" + freePort();
    Path file = Wav.tone(folder.resolve("a.wav"), 16_000, 16_000);
    Console console = new Console();

    assertThat(console.run(args("send " + file + " --set bootstrap.servers=" + broker)))
        .isEqualTo(1);
    assertThat(console.err())
        .isEqualTo("earmark: no Kafka broker answers: bootstrap.servers=" + broker + "\n");
  }

  @Test
  void unknownHostIsAWrongSetting() {
    Console console = new Console();
    assertThat(
            console.run("topics", "list", "--set", "bootstrap.servers=no-such-host.invalid:9092"))
        .isEqualTo(2);
    assertThat(console.err())
        .startsWith("earmark: ")
        .contains("bootstrap.servers=no-such-host.invalid:9092")
        .hasLineCount(1);
  }

  @Test
  void takenPortIsSaid() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Console console = new Console();
      String port = Integer.toString(taken.getLocalPort());
      String[] args = {
        "run",
        "--embedded",
        "--data",
        folder.toString(),
        "--broker-port",
        port,
        "--registry-port",
        "0",
        "--set",
        MODEL
      };

      assertThat(console.run(args)).isEqualTo(2);
      assertThat(console.err()).hasLineCount(1);
      assertThat(console.messages().get(0))
          .contains(port, "give other --data, --broker-port and --registry-port");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bootstrap.servers=kafka:9092", "schema.registry.url=http://registry:8081"})
  void embeddedRefusesAnotherBrokerOrRegistry(String setting) {
    Console console = new Console();
    assertThat(console.run(args("run --embedded --set " + setting + " --set " + MODEL)))
        .isEqualTo(2);
    assertThat(console.messages())
        .containsExactly(
            setting.split("=", 2)[0]
                + " must not be set together with --embedded, which brings its own: "
                + setting);
  }

  private static String[] args(String command) {
    return Stream.concat(Stream.of(command.split(" ")), SHORT.stream()).toArray(String[]::new);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
