package dev.earmark.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import dev.earmark.Prediction;
import dev.earmark.app.Console;
import dev.earmark.app.Wav;
import dev.earmark.client.AudioProducer;
import dev.earmark.client.From;
import dev.earmark.client.PredictionConsumer;
import dev.earmark.client.Recording;
import dev.earmark.client.SampleFormat;
import dev.earmark.topology.AvroSerdes;
import dev.earmark.topology.EarmarkAcls;
import dev.earmark.topology.Grant;
import dev.earmark.topology.Role;
import dev.earmark.topology.TopicNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything from a device to a listener, on secured brokers with Kafka's authorizer. */
class SecuredStreamTest {
  private static final SampleFormat FORMAT = new SampleFormat(16_000, 1, AudioEncoding.S16LE);
  private static final int HALF = 40_000;
  private static final long HOP = 4_000;
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static Optional<SecuredServers> servers = Optional.empty();

  @BeforeAll
  static void startServers() throws Exception {
    servers = Optional.of(new SecuredServers(folder));
  }

  @AfterAll
  static void stopServers() {
    servers.ifPresent(SecuredServers::close);
  }

  @ParameterizedTest
  @EnumSource
  void everyRoleWorksWithJustWhatItIsAllowed(Mechanism mechanism) throws Exception {
    var users = new SecuredUsers(mechanism, servers.orElseThrow(), folder);
    users.begin();
    theSameWindowsComeAcrossARestart(users, () -> theCommandsWork(users));
    if (mechanism != Mechanism.TLS) {
      aDeviceDoesNothingElse(users);
    }
    if (mechanism == Mechanism.PLAIN || mechanism == Mechanism.SCRAM) {
      theOperatorReadsAndWritesAgain(users);
      nothingIsAllowedThatIsNotUsed(users);
    }
  }

  /** The second run has to read the end of the log again, as its windows begin in the first. */
  private static void theSameWindowsComeAcrossARestart(SecuredUsers users, SecuredUsers.Doing then)
      throws Exception {
    List<Prediction> heard = new ArrayList<>();
    try (var consumer =
            new PredictionConsumer(users.settings("consumer").consumer(), From.beginning());
        var producer = new AudioProducer(users.settings("device").producer())) {
      Recording recording = producer.open("kitchen", "r", FORMAT);
      users.whileRunning(
          () -> {
            recording.write(new short[HALF]);
            await().atMost(DEADLINE).until(() -> read(consumer, heard).size() >= 7);
            claimAnotherName(users);
          });
      users.whileRunning(
          () -> {
            recording.write(new short[HALF]);
            recording.close();
            await().atMost(DEADLINE).until(() -> read(consumer, heard).size() >= 17);
            assertTheSame(heard);
            then.run();
            await().atMost(DEADLINE).until(() -> unused(users, Role.TOPOLOGY).isEmpty());
          });
      nothingWasDenied(users);
    }
  }

  private static void nothingWasDenied(SecuredUsers users) {
    for (String user : SecuredServers.USERS) {
      String principal = users.mechanism.principal(user);
      assertThat(AskedAuthorizer.denied(principal, users.prefix())).as(user).isEmpty();
    }
  }

  private static void assertTheSame(List<Prediction> heard) {
    assertThat(heard)
        .map(Prediction::getStartSample)
        .containsExactlyElementsOf(LongStream.range(0, 17).map(k -> k * HOP).boxed().toList());
    assertThat(heard).allMatch(window -> window.getCoverage() == 1);
  }

  /** A device that calls itself another one: the key, which brokers sort by, is its own. */
  private static void claimAnotherName(SecuredUsers users) throws Exception {
    var samples = ByteBuffer.allocate(32_000);
    var chunk =
        new AudioChunk(
            "porch", "r", 0L, 16_000, 1, AudioEncoding.S16LE, Instant.now(), true, samples);
    try (var values = new AvroSerdes(users.settings("device").serde()).<AudioChunk>value();
        var producer = producer(users, "device", values.serializer())) {
      producer.send(new ProducerRecord<>(users.topic("chunks"), "kitchen", chunk)).get();
    }
  }

  private static <T> KafkaProducer<String, T> producer(
      SecuredUsers users, String user, Serializer<T> values) throws IOException {
    var config = users.settings(user).kafka("producer.", ProducerConfig.configNames());
    return new KafkaProducer<>(config, new StringSerializer(), values);
  }

  private static List<Prediction> read(PredictionConsumer consumer, List<Prediction> heard) {
    heard.addAll(consumer.poll(Duration.ofMillis(100)));
    return heard;
  }

  private static void theCommandsWork(SecuredUsers users) throws Exception {
    Path file = speech(users.prefix());
    users.run("device", "send", file.toString(), "--speed", "0", "--device", "hall");
    assertThat(listen(users, "consumer", "predictions", "hall")).contains("hall");
    assertThat(listen(users, "consumer", "detections", "hall")).contains("hall");
    assertThat(listen(users, "consumer", "confusion", "*")).contains("commands@1");
  }

  /** Returns a demo recording with words in it, and its truths beside it. */
  private static Path speech(String name) throws IOException {
    for (String type : List.of(".flac", ".txt")) {
      try (var in = SecuredStreamTest.class.getResourceAsStream("/demo/hall" + type)) {
        Files.copy(Objects.requireNonNull(in), folder.resolve(name + type));
      }
    }
    return folder.resolve(name + ".flac");
  }

  /** All of it, so that an entry can be told from one that nothing needs. */
  private static void theOperatorReadsAndWritesAgain(SecuredUsers users) throws Exception {
    Path file = Wav.tone(folder.resolve("tone.wav"), 16_000, 8_000);
    Files.writeString(folder.resolve("tone.txt"), "0.0\t0.5\tyes\n");
    users.run("operator", "send", file.toString(), "--speed", "0", "--device", "door");
    users.run("operator", "listen", "predictions", "--until-now");
    users.run("operator", "listen", "detections", "--until-now");
    users.run("operator", "listen", "confusion", "--until-now");
    assertThat(users.run("operator", "listen", "truths", "--until-now")).contains("yes");
    assertThat(users.run("operator", "listen", "dead-letters", "--until-now"))
        .contains("key must be the device: key=kitchen, device=porch");
    users.run("operator", "dead-letters", "--replay", "--all");
  }

  private static String listen(SecuredUsers users, String user, String what, String device)
      throws Exception {
    return users.run(user, "listen", what, "--from-beginning", "--max", "1", "--device", device);
  }

  private static void aDeviceDoesNothingElse(SecuredUsers users) throws Exception {
    String predictions = users.topic("predictions");
    assertThat(users.complaint("device", "listen", "predictions", "--until-now"))
        .isEqualTo(
            "earmark: the Kafka broker refuses: Not authorized to access topics: ["
                + predictions
                + "]\n");
    assertThat(users.complaint("device", "listen", "truths", "--until-now"))
        .contains("Not authorized to access topics");
    assertThatThrownBy(() -> write(users, "device", predictions))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TopicAuthorizationException.class);
    assertThatThrownBy(() -> write(users, "consumer", users.topic("chunks")))
        .hasCauseInstanceOf(TopicAuthorizationException.class);
  }

  private static void write(SecuredUsers users, String user, String topic) throws Exception {
    try (var producer = producer(users, user, new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, "key", new byte[1])).get();
    }
  }

  private static void nothingIsAllowedThatIsNotUsed(SecuredUsers users) {
    for (Role role : Role.values()) {
      assertThat(unused(users, role)).as(role.name()).isEmpty();
    }
  }

  private static List<AclBinding> unused(SecuredUsers users, Role role) {
    if (users.mechanism == Mechanism.TLS) {
      return List.of();
    }
    String principal = users.mechanism.principal(role.name().toLowerCase(Locale.ROOT));
    return grants(users, role).stream()
        .flatMap(grant -> grant.to(principal).stream())
        .filter(binding -> !AskedAuthorizer.used(binding))
        .toList();
  }

  private static List<Grant> grants(SecuredUsers users, Role role) {
    var acls = new EarmarkAcls(TopicNames.of(users.prefix()), users.prefix());
    List<Grant> grants = new ArrayList<>(acls.of(role));
    if (role == Role.TOPOLOGY && users.mechanism.guarantee.equals("exactly_once_v2")) {
      grants.add(acls.transactions());
    }
    if (role == Role.TOPOLOGY && users.mechanism.believesKeys) {
      grants.add(EarmarkAcls.seeingWriters());
    }
    return grants;
  }

  @Test
  void keysAreNotBelievedWhereEveryoneMayWrite() throws Exception {
    var everyone = Grant.topic("open.truths", AclOperation.WRITE).to("User:*");
    try (Admin admin = Admin.create(servers.orElseThrow().superUser())) {
      admin.createAcls(everyone).all().get();
    }
    Console console = new Console();
    assertThat(
            console.run(
                "run",
                "--set",
                "device.from.principal=true",
                "--set",
                "topic.truths=open.truths",
                "--set",
                "models=" + SecuredUsers.MODEL,
                "--set",
                "bootstrap.servers=" + servers.orElseThrow().superUser().get("bootstrap.servers")))
        .isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: device.from.principal=true needs a topic that not everyone may write under any key: topic=open.truths, principal=User:*\n");
  }
}
