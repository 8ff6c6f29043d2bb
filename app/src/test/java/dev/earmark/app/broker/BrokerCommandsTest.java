package dev.earmark.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.app.Began;
import dev.earmark.app.Console;
import dev.earmark.app.Earmark;
import dev.earmark.app.Surroundings;
import dev.earmark.app.Wav;
import dev.earmark.app.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Audio that is sent is heard, listened to and reported, against a real broker in this process. */
class BrokerCommandsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Console RUN = new Console();

  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  @TempDir static Path folder;

  private static Began running;
  private static Console sentFile;
  private static Console sentPipe;

  @BeforeAll
  static void sendWhileItRuns() throws Exception {
    running = CLUSTER.start(RUN, "run", "--create-topics").awaitReady();
    Path file = Wav.tone(folder.resolve("tone.wav"), 16_000, 32_000);
    Files.writeString(folder.resolve("tone.txt"), "0.0\t2.0\tyes\n");
    sentFile = done("send", file.toString(), "--speed", "0");
    sentPipe = new Console().in(new byte[8_000]);
    String[] options = {"-", "--rate", "8000", "--encoding", "ulaw", "--device", "wire"};
    done(sentPipe, "send", with(options, "--speed", "0"));
  }

  @AfterAll
  static void runEndsInOrder() throws Exception {
    assertThat(running.end()).isZero();
    assertThat(RUN.messages()).endsWith("stopped");
  }

  private static Console done(String command, String... options) {
    return done(new Console(), command, options);
  }

  private static Console done(Console console, String command, String... options) {
    assertThat(console.run(CLUSTER.args(command, options))).as(console.err()).isZero();
    return console;
  }

  private static String[] with(String[] options, String... more) {
    return Stream.of(options, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private static Console listen(String what, String device, int most, String... more) {
    String[] options = {what, "--from-beginning", "--device", device, "--max", "" + most};
    return done("listen", with(options, more));
  }

  /** As {@code head -1} is: a pipe that takes one line. */
  private static final class OneLine extends OutputStream {
    private boolean closed;

    @Override
    public void write(int b) throws IOException {
      if (closed) {
        throw new IOException("Broken pipe");
      }
      closed = b == '\n';
    }
  }

  @Test
  @Timeout(60)
  void listeningEndsWhenNobodyReadsAnyMore() {
    var out = Terminal.plain(new PrintStream(new OneLine(), true, StandardCharsets.UTF_8));
    Surroundings quiet = new Console().surroundings();
    var surroundings = new Surroundings(out, quiet.err(), quiet.in(), Map.of());
    String[] args = CLUSTER.args("listen", "predictions", "--from-beginning");
    assertThat(Earmark.run(surroundings, args)).isZero();
  }

  @Test
  void runSaysWhichModelListens() {
    assertThat(RUN.messages()).contains("ready, commands@2 listens");
  }

  @Test
  void whereNobodyCanAskNothingIsMetered() {
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.contains("micrometer"));
  }

  @Test
  void sendSaysWhatWasSentAndHowLongItIs() {
    assertThat(sentFile.out()).startsWith("tone  ").endsWith("  2.00 s\n");
    assertThat(sentPipe.out()).startsWith("wire  ").endsWith("  1.00 s\n");
  }

  @Test
  void predictionsOfADeviceAreListedFromTheBeginning() {
    Console listen = listen("predictions", "tone", 5);
    assertThat(listen.out().lines())
        .hasSize(5)
        .allMatch(line -> line.matches("20[-0-9]+T[:.0-9]+Z  tone .*"));
    assertThat(listen.err()).startsWith("earmark: listening to earmark.predictions at ");
  }

  @Test
  void predictionsAreListedForProgramsToo() {
    assertThat(listen("predictions", "wire", 1, "--json").out())
        .contains(
            "\"device\":\"wire\"", "\"startSample\":0,\"endSample\":16000,\"sampleRate\":16000");
  }

  @Test
  void totalsOfAllDevicesAreListed() {
    assertThat(listen("confusion", "*", 1).out()).startsWith("commands@2 *").contains(" total ");
  }

  @Test
  void ofAllCountsOnTheWayTheNewestTotalsAreListedOnce() {
    await().atMost(DEADLINE).untilAsserted(BrokerCommandsTest::newestTotalsAreListedOnce);
  }

  /** Without periods, and devices without truths. */
  private static void newestTotalsAreListedOnce() {
    Console now = done("listen", "confusion", "--until-now");
    assertThat(now.out().lines())
        .hasSize(2)
        .allMatch(line -> line.contains(" total  ") && line.contains(" 5 windows, "));
    assertThat(now.err()).isEmpty();
  }

  @Test
  void truthsBesideTheAudioAreListed() {
    assertThat(done("listen", "truths", "--until-now").out())
        .containsPattern("tone +.* 0.00 s .. 2.00 s  yes +PRODUCER\n");
  }

  @Test
  void whatWasHeardIsReported() {
    Path page = folder.resolve("page.html");
    String[] report = CLUSTER.args("report", "--out", page.toString());
    await().atMost(DEADLINE).until(() -> new Console().run(report) == 0);
    assertThat(page).content().contains("commands@2", "heard rightly");
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
