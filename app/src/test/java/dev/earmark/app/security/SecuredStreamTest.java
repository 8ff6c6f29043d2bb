package dev.earmark.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import dev.earmark.Prediction;
import dev.earmark.app.Console;
import dev.earmark.client.AudioProducer;
import dev.earmark.client.From;
import dev.earmark.client.PredictionConsumer;
import dev.earmark.client.Recording;
import dev.earmark.client.SampleFormat;
import dev.earmark.topology.cluster.Grant;
import dev.earmark.topology.cluster.Role;
import dev.earmark.topology.serde.AvroSerdes;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
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
    if (mechanism == Mechanism.TLS) {
      users.whileRunning(() -> RolesAtWork.theCommandsWork(users));
      nothingWasDenied(users);
    } else {
      theSameWindowsComeAcrossARestart(users, () -> RolesAtWork.theCommandsWork(users));
    }
    if (mechanism != Mechanism.TLS) {
      RolesAtWork.aDeviceDoesNothingElse(users);
    }
    if (mechanism == Mechanism.PLAIN || mechanism == Mechanism.SCRAM) {
      RolesAtWork.theOperatorReadsAndWritesAgain(users);
      RolesAtWork.theDoctorSaysWhatWhoMay(users);
      RolesAtWork.theOperatorSetsItBack(users);
      UnusedGrants.nothingIsAllowedThatIsNotUsed(users);
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
            await()
                .atMost(DEADLINE)
                .until(() -> UnusedGrants.unused(users, Role.TOPOLOGY).isEmpty());
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
        var producer = users.producer("device", values.serializer())) {
      producer.send(new ProducerRecord<>(users.topic("chunks"), "kitchen", chunk)).get();
    }
  }

  private static List<Prediction> read(PredictionConsumer consumer, List<Prediction> heard) {
    heard.addAll(consumer.poll(Duration.ofMillis(100)));
    return heard;
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
    assertThat(console.messages())
        .containsExactly(
            "device.from.principal=true needs a topic that not everyone may write under any key: topic=open.truths, principal=User:*");
  }
}
