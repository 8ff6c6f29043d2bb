package dev.earmark.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Began;
import dev.earmark.app.Console;
import dev.earmark.app.settings.Layer;
import dev.earmark.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The users of one {@link Mechanism}, each with a settings file, on topics of their own. */
final class SecuredUsers {
  static final String MODEL = Path.of("../models/commands.onnx").toAbsolutePath().toString();

  final Mechanism mechanism;
  private final SecuredServers servers;
  final Path folder;

  SecuredUsers(Mechanism mechanism, SecuredServers servers, Path folder) {
    this.mechanism = mechanism;
    this.servers = servers;
    this.folder = folder;
  }

  String prefix() {
    return mechanism.name().toLowerCase(java.util.Locale.ROOT);
  }

  String topic(String name) {
    return prefix() + "." + name;
  }

  /** Returns what a user's file says. */
  Settings settings(String user) throws IOException {
    return Settings.of(List.of(Layer.ofFile(file(user))), Map.of(), List.of());
  }

  /** Returns a producer of values as a user. */
  <T> KafkaProducer<String, T> producer(String user, Serializer<T> values) throws IOException {
    var config = settings(user).kafka("producer.", ProducerConfig.configNames());
    return new KafkaProducer<>(config, new StringSerializer(), values);
  }

  /** Gives each user what its role takes, and the operator makes and checks the topics. */
  void begin() throws IOException {
    for (String user : SecuredServers.USERS) {
      Console acls = new Console();
      List<String> words =
          new ArrayList<>(List.of("topics", "acls", "--role", user, "--apply", "--principal"));
      words.addAll(List.of(mechanism.principal(user), "--config", file("super").toString()));
      assertThat(acls.run(words.toArray(String[]::new))).as(acls.err()).isZero();
    }
    run("operator", "topics", "create");
    run("operator", "topics", "check");
  }

  /** Runs a command that succeeds as a user, and returns what it prints. */
  String run(String user, String... words) throws IOException {
    Console console = new Console();
    assertThat(start(console, user, words)).as(console.err()).isZero();
    return console.out();
  }

  /** Runs a command that fails as a user, and returns what it complains. */
  String complaint(String user, String... words) throws IOException {
    Console console = new Console();
    assertThat(start(console, user, words)).as(console.out()).isNotZero();
    return console.err();
  }

  /** Runs a command that fails as a user, and returns what it prints all the same. */
  String outOfFailed(String user, String... words) throws IOException {
    Console console = new Console();
    assertThat(start(console, user, words)).as(console.out()).isNotZero();
    return console.out();
  }

  private int start(Console console, String user, String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--config", file(user).toString()));
    return console.run(all.toArray(String[]::new));
  }

  /** Runs the topology while something is done. */
  void whileRunning(Doing doing) throws Exception {
    Console console = new Console();
    var running = Began.start(console, () -> start(console, "topology", "run")).awaitReady();
    assertThat(console.err()).contains("message=\"ready");
    saysWhoIsBelieved(console.messages());
    try {
      doing.run();
    } finally {
      assertThat(running.end()).as(console.err()).isZero();
    }
    assertThat(console.messages()).endsWith("stopped");
  }

  private void saysWhoIsBelieved(List<String> said) {
    if (mechanism.believesKeys) {
      assertThat(said)
          .contains("device.from.principal believes the keys of User:device, User:operator");
    } else {
      assertThat(said).noneMatch(sentence -> sentence.startsWith("device.from.principal"));
    }
  }

  /** Something that may fail. */
  @FunctionalInterface
  interface Doing {
    void run() throws Exception;
  }

  Path file(String user) throws IOException {
    Path file = folder.resolve(prefix() + "-" + user + ".properties");
    if (Files.notExists(file)) {
      try (var out = Files.newBufferedWriter(file)) {
        all(user).store(out, null);
      }
    }
    return file;
  }

  private Properties all(String user) {
    Properties all = user.equals("super") ? servers.superUser() : servers.settings(mechanism, user);
    List.of("chunks", "truths", "predictions", "detections", "confusion")
        .forEach(name -> all.put("topic." + name, topic(name)));
    all.put("topic.dead.letters", topic("dead-letters"));
    all.put("topics.partitions", "2");
    all.put("application.id", prefix());
    all.put("models", MODEL);
    all.put("processing.guarantee", mechanism.guarantee);
    all.put("device.from.principal", Boolean.toString(mechanism.believesKeys));
    all.put("commit.interval.ms", "200");
    if (user.equals("topology")) {
      all.put("group.protocol", mechanism.groupProtocol);
    }
    all.put("state.dir", folder.resolve("state").toString());
    all.put("repartition.purge.interval.ms", "500");
    return all;
  }
}
