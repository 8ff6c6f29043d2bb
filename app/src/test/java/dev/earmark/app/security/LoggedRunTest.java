package dev.earmark.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.app.Began;
import dev.earmark.app.Console;
import dev.earmark.app.Version;
import dev.earmark.app.log.SameLevels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a run logs when as much is logged as it can be asked for: no secret, no audio, and no more
 * for more audio.
 */
class LoggedRunTest {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final String PAGES = "s3cret-pages";
  private static final String UNKNOWN = "s3cret-of-another-client";

  /** Samples whose bytes, or numbers, would be known again. */
  private static final String AUDIO = "EarmarkAudio";

  private static final Pattern OWN =
      Pattern.compile(
          "(?m)^(time=\\S+ level=\\S+ logger=|\\{.*\"log\\.logger\":\")dev\\.earmark\\.(?!local).*$");

  /** The other form, for one of the mechanisms. */
  private static final Pattern JSON_MESSAGE =
      Pattern.compile("(?m)^\\{.*?\"message\":\"((?:[^\"\\\\]++|\\\\.)*+)\"");

  @TempDir static Path folder;
  private static SecuredServers servers;

  @RegisterExtension final SameLevels same = new SameLevels();

  @BeforeAll
  static void startServers() throws Exception {
    servers = new SecuredServers(folder);
  }

  @AfterAll
  static void stopServers() {
    servers.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS", "PLAIN", "SCRAM"})
  void noSecretNoAudioAndNothingPerChunk(Mechanism mechanism) throws Exception {
    var users = new SecuredUsers(mechanism, servers, folder);
    users.begin();
    Console console = new Console();
    Began running = Began.start(console, () -> console.run(run(users))).awaitReady();
    try {
      send(users, "before", 1);
      awaitHeard(users, "before");
      long lines = ownLines(console);
      send(users, "after", 40);
      awaitHeard(users, "after");
      assertThat(ownLines(console)).as(console.err()).isEqualTo(lines);
      sendJunk(users, 300);
      await().atMost(DEADLINE).until(() -> deadLetters(users) == 300);
      assertThat(ownLines(console)).isBetween(lines + 1, lines + 3);
    } finally {
      assertThat(running.end()).as(console.err()).isZero();
    }
    assertThat(messages(console, mechanism))
        .contains("starts", "stopped")
        .anyMatch(sentence -> sentence.startsWith("To the dead letters"))
        .anyMatch(sentence -> sentence.startsWith("ProducerConfig values:"))
        .anyMatch(sentence -> sentence.contains("Sending PRODUCE request"));
    assertThat(console.err()).containsPattern("commit(=|\":\")" + Version.commit());
    saysNothingThatNobodyMaySee(console.err());
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS", "SCRAM"})
  void aRegistryThatRefusesIsSaidWithoutWhatItRefused(Mechanism mechanism) throws Exception {
    var users = new SecuredUsers(mechanism, servers, folder);
    users.begin();
    List<String> args = new ArrayList<>(List.of(run(users)));
    boolean basic = mechanism == Mechanism.TLS;
    args.add("--set");
    args.add(basic ? "basic.auth.user.info=me:" + UNKNOWN : "bearer.auth.token=" + UNKNOWN);
    Console console = new Console();

    assertThat(console.run(args.toArray(String[]::new))).isNotZero();
    assertThat(messages(console, mechanism))
        .anyMatch(said -> said.contains("schema registry must accept the credentials"));
    saysNothingThatNobodyMaySee(console.err());
  }

  private static String[] run(SecuredUsers users) throws Exception {
    List<String> args = new ArrayList<>(List.of("run", "--debug"));
    args.addAll(List.of("--config", users.file("topology").toString()));
    for (String more :
        List.of(
            "log.level=debug,org.apache.kafka=debug",
            "log.format=" + (isJson(users.mechanism) ? "json" : "line"),
            "http.port=0",
            "http.user=ops",
            "http.password=" + PAGES,
            "http.ssl.keystore.location=" + servers.keys.keyStore("server"),
            "http.ssl.keystore.password=" + Keys.PASSWORD,
            "producer.another.clients.password=" + UNKNOWN,
            "consumer.another.clients.thing=" + UNKNOWN)) {
      args.addAll(List.of("--set", more));
    }
    return args.toArray(String[]::new);
  }

  private static boolean isJson(Mechanism mechanism) {
    return mechanism == Mechanism.SCRAM;
  }

  private static List<String> messages(Console console, Mechanism mechanism) {
    return isJson(mechanism)
        ? JSON_MESSAGE.matcher(console.err()).results().map(found -> found.group(1)).toList()
        : console.messages();
  }

  private static void send(SecuredUsers users, String device, int seconds) throws Exception {
    byte[] samples =
        AUDIO.repeat(1 + seconds * 8_000 / AUDIO.length()).getBytes(StandardCharsets.US_ASCII);
    Console console = new Console().in(samples);
    List<String> args = new ArrayList<>(List.of("send", "-", "--device", device, "--speed", "0"));
    args.addAll(List.of("--rate", "8000", "--encoding", "ulaw"));
    args.addAll(List.of("--config", users.file("device").toString()));
    assertThat(console.run(args.toArray(String[]::new))).as(console.err()).isZero();
  }

  /** All windows of a device are there when its last one is: `send` says that a recording ends. */
  private static void awaitHeard(SecuredUsers users, String device) {
    long windows = device.equals("before") ? 1 : 100;
    await()
        .atMost(DEADLINE)
        .until(() -> listed(users, "predictions", "--device", device) >= windows);
  }

  private static long deadLetters(SecuredUsers users) throws Exception {
    return listed(users, "dead-letters");
  }

  private static long listed(SecuredUsers users, String what, String... more) throws Exception {
    List<String> words =
        new ArrayList<>(List.of("listen", what, "--from-beginning", "--until-now"));
    words.addAll(List.of(more));
    return users.run("operator", words.toArray(String[]::new)).lines().count();
  }

  private static void sendJunk(SecuredUsers users, int records) throws Exception {
    try (var producer = users.producer("device", new ByteArraySerializer())) {
      for (int i = 0; i < records; i++) {
        var unused =
            producer.send(
                new ProducerRecord<>(users.topic("chunks"), "junk", new byte[] {1, 2, 3}));
      }
    }
  }

  private static long ownLines(Console console) {
    return OWN.matcher(console.err()).results().count();
  }

  private static void saysNothingThatNobodyMaySee(String log) {
    assertThat(log)
        .doesNotContain(PAGES, UNKNOWN, Keys.PASSWORD, SecuredServers.TOKEN)
        .doesNotContain(SecuredServers.password("registry"))
        .doesNotContain(SecuredServers.password("topology"))
        .doesNotContain(SecuredServers.userInfo())
        .doesNotContain(AUDIO);
  }
}
