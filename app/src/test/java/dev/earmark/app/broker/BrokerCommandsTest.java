package dev.earmark.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.app.Console;
import dev.earmark.app.Wav;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Audio that is sent is heard, listened to and reported, against a real broker in this process. */
class BrokerCommandsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  @TempDir static Path folder;

  @Test
  void sentAudioIsHeardAndListenedTo() throws Exception {
    Console run = new Console();
    var running = CLUSTER.start(run, "run", "--create-topics");
    await()
        .atMost(DEADLINE)
        .until(() -> run.err().contains("earmark: ready, commands@1 listens") || running.isOver());
    assertThat(run.err()).contains("ready");

    Path file = Wav.tone(folder.resolve("tone.wav"), 16_000, 32_000);
    Files.writeString(folder.resolve("tone.txt"), "0.0\t2.0\tyes\n");
    Console send = new Console();
    assertThat(send.run(CLUSTER.args("send", file.toString(), "--speed", "0")))
        .as(send.err())
        .isZero();
    assertThat(send.out()).startsWith("tone  ").endsWith("  2.00 s\n");

    Console raw = new Console().in(new byte[8_000]);
    assertThat(
            raw.run(
                CLUSTER.args(
                    "send",
                    "-",
                    "--rate",
                    "8000",
                    "--encoding",
                    "ulaw",
                    "--device",
                    "wire",
                    "--speed",
                    "0")))
        .as(raw.err())
        .isZero();
    assertThat(raw.out()).startsWith("wire  ").endsWith("  1.00 s\n");

    Console listen = new Console();
    assertThat(
            listen.run(
                CLUSTER.args(
                    "listen", "predictions", "--from-beginning", "--device", "tone", "--max", "5")))
        .isZero();
    assertThat(listen.out().lines())
        .hasSize(5)
        .allMatch(line -> line.matches("20[-0-9]+T[:.0-9]+Z  tone .*"));
    assertThat(listen.err()).startsWith("earmark: listening to earmark.predictions at ");
    Console json = new Console();
    assertThat(
            json.run(
                CLUSTER.args(
                    "listen",
                    "predictions",
                    "--from-beginning",
                    "--device",
                    "wire",
                    "--max",
                    "1",
                    "--json")))
        .isZero();
    assertThat(json.out())
        .contains(
            "\"device\":\"wire\"", "\"startSample\":0,\"endSample\":16000,\"sampleRate\":16000");
    Console confusion = new Console();
    assertThat(
            confusion.run(
                CLUSTER.args(
                    "listen", "confusion", "--from-beginning", "--device", "*", "--max", "1")))
        .isZero();
    assertThat(confusion.out()).startsWith("commands@1 *").contains(" total ");
    await().atMost(DEADLINE).untilAsserted(BrokerCommandsTest::newestTotalsAreListedOnce);
    Console truths = new Console();
    assertThat(truths.run(CLUSTER.args("listen", "truths", "--until-now"))).isZero();
    assertThat(truths.out()).containsPattern("tone +.* 0.00 s .. 2.00 s  yes +PRODUCER\n");

    Path page = folder.resolve("page.html");
    Console report = new Console();
    assertThat(report.run(CLUSTER.args("report", "--out", page.toString())))
        .as(report.err())
        .isZero();
    assertThat(page).content().contains("commands@1", "heard rightly");

    assertThat(running.end()).isZero();
    assertThat(run.err()).endsWith("earmark: stopped\n");
  }

  /** Of all the counts on the way there; without periods, and devices without truths. */
  private static void newestTotalsAreListedOnce() {
    Console now = new Console();
    assertThat(now.run(CLUSTER.args("listen", "confusion", "--until-now"))).isZero();
    assertThat(now.out().lines())
        .hasSize(2)
        .allMatch(line -> line.contains(" total  ") && line.contains(" 5 windows, "));
    assertThat(now.err()).isEmpty();
  }

  @Test
  void unknownTopicCannotBeListenedTo() {
    Console console = new Console();
    assertThat(
            console.run(CLUSTER.args("listen", "detections", "--set", "topic.detections=nowhere")))
        .isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("earmark: topic nowhere must exist (earmark topics create creates it)\n");
  }
}
