package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker, topology and devices in places of their own, as a cluster runs them. */
final class ApartTest {
  private static final Pattern ADDRESSES =
      Pattern.compile("ready, broker (localhost:\\d+), registry (http://localhost:\\d+),");

  private static final Pattern HTTP = Pattern.compile("\thttp=\"?(http://[^\"\\s]+)");

  private static final String MODEL = Path.of("../models/commands.onnx").toString();

  @TempDir Path folder;
  private final Console atBroker = new Console();
  private final Console atTopology = new Console();
  private final Console atDevices = new Console();

  @Test
  void everythingThatDevicesSentIsSaidOnceAndAsTheSamplesSay() throws Exception {
    Began broker = beginBroker();
    try {
      broker.awaitReady();
      String[] addresses = addresses();
      Began topology = beginTopology(addresses).awaitReady();
      int delivered = atDevices.run(with(addresses, delivery(metrics())));
      assertThat(topology.end()).as(atTopology.err()).isZero();
      assertThat(delivered).as(atDevices.out() + atDevices.err()).isZero();
    } finally {
      assertThat(broker.end()).as(atBroker.err()).isZero();
    }
    assertThat(atDevices.out())
        .containsPattern("windowsExpected +[1-9]")
        .containsPattern("lost +0\n")
        .containsPattern("processesCounted +1\n")
        .containsPattern("countsBroken +0\n")
        .containsPattern("holds +true\n");
    assertThat(atBroker.err()).endsWith("earmark: stopped\n");
  }

  private Began beginBroker() {
    String[] data = {"--data", folder.resolve("broker").toString()};
    return begin(
        atBroker,
        with(
            data,
            "broker",
            "--bind=0.0.0.0",
            "--host=localhost",
            "--broker-port=0",
            "--registry-port=0"));
  }

  private Began beginTopology(String[] addresses) {
    return begin(
        atTopology,
        with(
            addresses,
            "run",
            "--model=" + MODEL,
            "--create-topics",
            "--set=processing.guarantee=exactly_once_v2",
            "--set=truth.wait=1m",
            "--set=http.port=0"));
  }

  private String metrics() {
    var said = HTTP.matcher(atTopology.err());
    assertThat(said.find()).as(atTopology.err()).isTrue();
    return said.group(1) + "/metrics";
  }

  private static String[] delivery(String metrics) {
    return new String[] {
      "bench", "delivery", "--model", MODEL, "--seconds", "3", "--metrics", metrics
    };
  }

  private static Began begin(Console console, String[] arguments) {
    return Began.start(console, () -> console.run(arguments));
  }

  private String[] addresses() {
    var said = ADDRESSES.matcher(atBroker.err());
    assertThat(said.find()).as(atBroker.err()).isTrue();
    return new String[] {
      "--set", "bootstrap.servers=" + said.group(1), "--set", "schema.registry.url=" + said.group(2)
    };
  }

  private static String[] with(String[] more, String... arguments) {
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void aBrokerForClientsElsewhereNeedsAName() {
    assertThat(atBroker.run("broker", "--bind", "0.0.0.0")).isEqualTo(2);
    assertThat(atBroker.err())
        .isEqualTo(
            "earmark: --host must say by which name clients reach this machine: --bind=0.0.0.0\n");
  }

  @Test
  void sendingForNoTimeIsRefused() {
    assertThat(atDevices.run("bench", "delivery", "--seconds", "0")).isEqualTo(2);
    assertThat(atDevices.err()).isEqualTo("earmark: --seconds must be at least 1: --seconds=0\n");
  }
}
