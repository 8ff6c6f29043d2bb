package dev.earmark.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.app.Wav;
import dev.earmark.topology.cluster.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What each role does with the commands, and what brokers refuse it. */
final class RolesAtWork {
  private RolesAtWork() {}

  static void theCommandsWork(SecuredUsers users) throws Exception {
    Path file = speech(users);
    users.run("device", "send", file.toString(), "--speed", "0", "--device", "hall");
    assertThat(listen(users, "consumer", "predictions", "hall")).contains("hall");
    assertThat(listen(users, "consumer", "detections", "hall")).contains("hall");
    assertThat(listen(users, "consumer", "confusion", "*")).contains("commands@2");
  }

  /** Returns a demo recording with words in it, and its truths beside it. */
  private static Path speech(SecuredUsers users) throws IOException {
    for (String type : List.of(".flac", ".txt")) {
      try (var in = RolesAtWork.class.getResourceAsStream("/demo/hall" + type)) {
        Files.copy(Objects.requireNonNull(in), users.folder.resolve(users.prefix() + type));
      }
    }
    return users.folder.resolve(users.prefix() + ".flac");
  }

  /** All of it, so that an entry can be told from one that nothing needs. */
  static void theOperatorReadsAndWritesAgain(SecuredUsers users) throws Exception {
    Path file = Wav.tone(users.folder.resolve("tone.wav"), 16_000, 8_000);
    Files.writeString(users.folder.resolve("tone.txt"), "0.0\t0.5\tyes\n");
    users.run("operator", "send", file.toString(), "--speed", "0", "--device", "door");
    users.run("operator", "listen", "predictions", "--until-now");
    users.run("operator", "listen", "detections", "--until-now");
    users.run("operator", "listen", "confusion", "--until-now");
    assertThat(users.run("operator", "listen", "truths", "--until-now")).contains("yes");
    assertThat(users.run("operator", "listen", "dead-letters", "--until-now"))
        .contains("key must be the device: key=kitchen, device=porch");
    users.run("operator", "dead-letters", "--replay", "--all");
  }

  /** Each role may do all that it takes, and not what another does. */
  static void theDoctorSaysWhatWhoMay(SecuredUsers users) throws Exception {
    for (Role role : Role.values()) {
      String name = role.name().toLowerCase(Locale.ROOT);
      assertThat(users.run(name, "doctor", "--role", name))
          .contains("nothing that the role " + name + " takes of what is there is refused");
    }
    assertThat(users.outOfFailed("operator", "doctor"))
        .contains("WRITE of the topic " + users.topic("predictions") + " is refused")
        .contains("earmark topics acls --role topology ");
    assertThat(users.outOfFailed("consumer", "doctor", "--role", "operator"))
        .contains("READ of the group " + users.prefix() + " is refused")
        .contains("earmark topics acls --role operator ");
    theDoctorSaysWhatBeginsWithTheApplication(users);
  }

  private static void theDoctorSaysWhatBeginsWithTheApplication(SecuredUsers users)
      throws Exception {
    String prefix = users.prefix() + "-";
    boolean exactlyOnce = users.mechanism.guarantee.equals("exactly_once_v2");
    String own = "the application's own topic";
    assertThat(users.run("topology", "doctor"))
        .contains("CREATE of topics that begin with " + prefix + " is allowed")
        .contains("READ and WRITE of " + own + "s [" + prefix);
    assertThat(users.run("topology", "doctor").contains("; WRITE of them cannot be asked"))
        .isEqualTo(exactlyOnce);
    String refused = users.outOfFailed("consumer", "doctor");
    assertThat(refused)
        .contains("CREATE of topics that begin with " + prefix + " is refused")
        .contains("READ or WRITE of " + own + " " + prefix + "cursors-changelog is refused");
    assertThat(
            refused.contains(
                "DESCRIBE, and so WRITE, of transactional ids that begin with "
                    + prefix
                    + " is refused"))
        .isEqualTo(exactlyOnce);
  }

  /** When nothing of the application runs any more. */
  static void theOperatorSetsItBack(SecuredUsers users) throws Exception {
    String protocol = "group.protocol=" + users.mechanism.groupProtocol;
    assertThat(users.run("operator", "reset", "--to-latest", "--yes", "--set", protocol))
        .contains("delete   topic " + users.prefix() + "-")
        .endsWith(users.prefix() + " goes on with the end\n");
  }

  private static String listen(SecuredUsers users, String user, String what, String device)
      throws Exception {
    return users.run(user, "listen", what, "--from-beginning", "--max", "1", "--device", device);
  }

  static void aDeviceDoesNothingElse(SecuredUsers users) throws Exception {
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
    try (var producer = users.producer(user, new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, "key", new byte[1])).get();
    }
  }
}
