package dev.earmark.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import dev.earmark.app.Console;
import dev.earmark.app.Wav;
import dev.earmark.app.send.Sender;
import dev.earmark.app.send.Sending;
import dev.earmark.app.send.StoppableInput;
import dev.earmark.app.settings.Settings;
import dev.earmark.client.AudioProducer;
import dev.earmark.client.Pace;
import dev.earmark.client.Playback;
import dev.earmark.client.SampleFormat;
import dev.earmark.client.audio.AudioFiles;
import dev.earmark.client.audio.LabelTrack;
import dev.earmark.topology.AvroSerdes;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that need a broker, against a real one in this process. */
class BrokerCommandsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static Optional<RunningCluster> cluster = Optional.empty();

  @BeforeAll
  static void startCluster() {
    cluster = Optional.of(new RunningCluster(folder.resolve("cluster")));
  }

  @AfterAll
  static void stopCluster() {
    cluster.ifPresent(RunningCluster::close);
  }

  @Test
  void sentAudioIsHeardAndListenedTo() throws Exception {
    Console run = new Console();
    var running = cluster.orElseThrow().start(run, "run", "--create-topics");
    await()
        .atMost(DEADLINE)
        .until(() -> run.err().contains("earmark: ready, commands@1 listens") || running.isOver());
    assertThat(run.err()).contains("ready");

    Path file = Wav.tone(folder.resolve("tone.wav"), 16_000, 32_000);
    Files.writeString(folder.resolve("tone.txt"), "0.0\t2.0\tyes\n");
    Console send = new Console();
    assertThat(send.run(args("send", file.toString(), "--speed", "0"))).as(send.err()).isZero();
    assertThat(send.out()).startsWith("tone  ").endsWith("  2.00 s\n");

    Console raw = new Console().in(new byte[8_000]);
    assertThat(
            raw.run(
                args(
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
                args(
                    "listen", "predictions", "--from-beginning", "--device", "tone", "--max", "5")))
        .isZero();
    assertThat(listen.out().lines())
        .hasSize(5)
        .allMatch(line -> line.matches("20[-0-9]+T[:.0-9]+Z  tone .*"));
    assertThat(listen.err()).startsWith("earmark: listening to earmark.predictions at ");
    Console json = new Console();
    assertThat(
            json.run(
                args(
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
                args("listen", "confusion", "--from-beginning", "--device", "*", "--max", "1")))
        .isZero();
    assertThat(confusion.out()).startsWith("commands@1 *").contains(" total ");
    await().atMost(DEADLINE).untilAsserted(BrokerCommandsTest::newestTotalsAreListedOnce);
    Console truths = new Console();
    assertThat(truths.run(args("listen", "truths", "--until-now"))).isZero();
    assertThat(truths.out()).containsPattern("tone +.* 0.00 s .. 2.00 s  yes +PRODUCER\n");

    Path page = folder.resolve("page.html");
    Console report = new Console();
    assertThat(report.run(args("report", "--out", page.toString()))).as(report.err()).isZero();
    assertThat(page).content().contains("commands@1", "heard rightly");

    assertThat(running.end()).isZero();
    assertThat(run.err()).endsWith("earmark: stopped\n");
  }

  /** Of all the counts on the way there; without periods, and devices without truths. */
  private static void newestTotalsAreListedOnce() {
    Console now = new Console();
    assertThat(now.run(args("listen", "confusion", "--until-now"))).isZero();
    assertThat(now.out().lines())
        .hasSize(2)
        .allMatch(line -> line.contains(" total  ") && line.contains(" 5 windows, "));
    assertThat(now.err()).isEmpty();
  }

  @Test
  void topicsAreCreatedOnceAndChecked() throws Exception {
    String[] names = names("mine");
    Console create = new Console();
    assertThat(create.run(args("topics create", names))).isZero();
    assertThat(create.out().lines()).hasSize(6).allMatch(line -> line.endsWith("created"));
    Console again = new Console();
    assertThat(again.run(args("topics create", names))).isZero();
    assertThat(again.out().lines()).hasSize(6).allMatch(line -> line.endsWith("was there"));
    Console check = new Console();
    assertThat(check.run(args("topics check", names))).as(check.err()).isZero();
    assertThat(check.out())
        .containsPattern("mine\\.chunks +4 partitions")
        .endsWith("all rules hold\n");
    Console more = new Console();
    List<String> wanted = new ArrayList<>(List.of(names));
    wanted.addAll(List.of("--set", "topics.partitions=6"));
    assertThat(more.run(args("topics create", wanted.toArray(String[]::new)))).isEqualTo(2);
    assertThat(more.err())
        .contains("earmark: topic mine.chunks must have at least 6 partitions: partitions=4\n");
  }

  @Test
  void missingTopicsStopARunBeforeItStarts() {
    Console console = new Console();
    assertThat(console.run(args("run", names("absent")))).isEqualTo(2);
    assertThat(console.err()).startsWith("earmark: topic absent.chunks must exist").hasLineCount(1);
  }

  @Test
  void aProducerThatSendsLessThanADeadLetterStopsARunBeforeItStarts() {
    assertThat(new Console().run(args("topics create"))).isZero();
    Console console = new Console();
    assertThat(console.run(args("run", "--set", "producer.max.request.size=500000"))).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: producer.max.request.size must be at least 1114124, so that every record of earmark.chunks and earmark.truths fits among the dead letters: producer.max.request.size=500000\n");
  }

  @Test
  void keysAreNotBelievedWithoutAnAuthorizer() {
    Console console = new Console();
    assertThat(console.run(args("run", "--set", "device.from.principal=true"))).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: device.from.principal=true needs brokers with an authorizer (authorizer.class.name), or everyone may write under any key\n");
  }

  @Test
  void silentRegistryStopsARunBeforeItStarts() throws Exception {
    assertThat(new Console().run(args("topics create"))).isZero();
    List<String> args = new ArrayList<>(List.of(args("run")));
    args.addAll(
        List.of(
            "--set",
            "schema.registry.url=http://127.0.0.1:1,http://127.0.0.1:2",
            "--set",
            "max.retries=0"));

    Console console = new Console();
    assertThat(console.run(args.toArray(String[]::new))).isEqualTo(1);
    assertThat(console.err())
        .startsWith(
            "earmark: schema registry must be reachable: subject=earmark.chunks-value, url=http://127.0.0.1:1,http://127.0.0.1:2, attempts=1 (")
        .hasLineCount(1);
  }

  @Test
  void wrongTopicsAreSaid() throws Exception {
    try (Cluster open = Cluster.connect(settings())) {
      open.answer(
          open.admin()
              .createTopics(
                  List.of(
                      new NewTopic("bad.chunks", 1, (short) 1)
                          .configs(Map.of("retention.bytes", "303000000")),
                      new NewTopic("bad.confusion", 1, (short) 1)
                          .configs(Map.of("cleanup.policy", "delete"))))
              .all());
    }
    Console create = new Console();
    assertThat(create.run(args("topics create", names("bad")))).isZero();

    Console check = new Console();
    List<String> wanted = new ArrayList<>(List.of(names("bad")));
    wanted.addAll(List.of("--set", "topics.partitions=4"));
    assertThat(check.run(args("topics check", wanted.toArray(String[]::new)))).isEqualTo(2);
    assertThat(check.err())
        .contains(
            "earmark: topic bad.confusion must have cleanup.policy=compact or compact,delete: cleanup.policy=delete\n")
        .contains(
            "earmark: topic bad.chunks must have message.timestamp.type=LogAppendTime: message.timestamp.type=CreateTime\n")
        .contains("earmark: topic bad.chunks must have at least 4 partitions: partitions=1\n")
        .contains("of partitions that take less than 1000000 bytes a second: retention.bytes=");
  }

  @Test
  void unreadableFileIsSaidAndTheOthersSent() throws Exception {
    assertThat(new Console().run(args("topics", "create"))).isZero();
    Path clips = Files.createDirectories(folder.resolve("clips"));
    Wav.tone(clips.resolve("a.wav"), 16_000, 16_000);
    Files.writeString(clips.resolve("b.wav"), "no audio");

    Console console = new Console();
    assertThat(console.run(args("send", clips.toString(), "--speed", "0"))).isEqualTo(1);
    assertThat(console.out()).startsWith("a  ").hasLineCount(1);
    assertThat(console.err()).contains("b.wav: must be WAV, FLAC or Ogg Vorbis").hasLineCount(1);
  }

  @Test
  void emptyFileAndBareSamplesAreSaid() throws Exception {
    assertThat(new Console().run(args("topics create"))).isZero();
    Path empty = Wav.tone(folder.resolve("empty.wav"), 16_000, 0);
    Console console = new Console();
    assertThat(console.run(args("send", empty.toString(), "--speed", "0"))).isEqualTo(1);
    assertThat(console.err())
        .isEqualTo("earmark: " + empty + ": holds no samples, so nothing was sent\n");

    Console raw = new Console().in(new byte[100]);
    assertThat(raw.run(args("send", "-"))).isEqualTo(2);
    assertThat(raw.err()).endsWith("first bytes=00 00 00 00; for bare samples give --rate\n");
  }

  /** Stopping is Ctrl-C's doing: nothing comes any more, and nobody closes the pipe. */
  @Test
  void recordingEndsWhenItIsStopped() throws Exception {
    assertThat(new Console().run(args("topics create"))).isZero();
    AtomicBoolean stopped = new AtomicBoolean();
    SampleFormat format = new SampleFormat(16_000, 1, AudioEncoding.S16LE);
    try (PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out, 64_000);
        AudioProducer producer = new AudioProducer(settings().producer())) {
      out.write(new byte[32_000]);
      Playback playback =
          new Playback(Pace.AS_FAST_AS_IT_GOES, (all, s) -> stopped.set(all >= 16_000));
      Sender sender = new Sender(producer, playback, Optional.empty(), stopped::get);
      Sending.Opening pipe = stop -> AudioFiles.raw("pipe", new StoppableInput(in, stop), format);
      Sender.Sent sent =
          sender
              .send(new Sending("stopped", pipe, LabelTrack.EMPTY, true), problem -> {})
              .orElseThrow();
      assertThat(sent.seconds()).isEqualTo(1);
      assertThat(sent.cut()).isFalse();
      assertThat(lastOf("stopped")).isTrue();
    }
  }

  private static boolean lastOf(String device) {
    boolean[] last = {false};
    try (TopicReader reader =
            TopicReader.open(settings(), "earmark.chunks", TopicReader.Start.BEGINNING);
        var values = new AvroSerdes(settings().serde()).<AudioChunk>value().deserializer()) {
      reader.toEnd(
          record -> {
            AudioChunk chunk = values.deserialize(record.topic(), record.headers(), record.value());
            last[0] |= chunk.getDevice().equals(device) && chunk.getLast();
          });
    }
    return last[0];
  }

  @Test
  void unknownTopicCannotBeListenedTo() {
    Console console = new Console();
    assertThat(console.run(args("listen", "detections", "--set", "topic.detections=nowhere")))
        .isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("earmark: topic nowhere must exist (earmark topics create creates it)\n");
  }

  private static String[] names(String prefix) {
    List<String> names = new ArrayList<>();
    for (String topic :
        List.of("chunks", "truths", "predictions", "detections", "confusion", "dead.letters")) {
      names.addAll(List.of("--set", "topic." + topic + "=" + prefix + "." + topic));
    }
    return names.toArray(String[]::new);
  }

  private static String[] args(String command, String... rest) {
    return cluster.orElseThrow().args(command, rest);
  }

  private static Settings settings() {
    return cluster.orElseThrow().settings();
  }
}
