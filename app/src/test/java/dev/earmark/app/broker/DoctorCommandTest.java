package dev.earmark.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import dev.earmark.schemas.registry.SchemaRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of a set-up that is well, and of one with many faults at once. */
class DoctorCommandTest {
  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  @TempDir Path folder;

  @Test
  void aSetUpThatIsWellHasNoError() {
    assertThat(new Console().run(CLUSTER.args("topics create"))).isZero();
    Console console = new Console();
    assertThat(console.run(CLUSTER.args("doctor", "--set", "num.stream.threads=5")))
        .as(console.out())
        .isZero();
    assertThat(console.out())
        .containsPattern("ok +java +Java \\d+ on ")
        .containsPattern("ok +tmp +\\S+ has \\d+ MiB left\n")
        .containsPattern(
            "ok +model +commands@\\d+ loads and scores on CPU, and its golden clip agrees")
        .containsPattern("ok +broker +1 broker answers: ")
        .containsPattern("ok +version +metadata.version 4\\.")
        .containsPattern("ok +topics +all rules hold: ")
        .containsPattern("warning +replicas +a single copy, which is lost with its broker: ")
        .contains("partitions=4, num.stream.threads=5")
        .containsPattern(
            "ok +rights +nothing that the role topology takes of what is there is refused: ")
        .containsPattern("ok +rights +CREATE of topics that begin with earmark- is allowed")
        .containsPattern(
            "ok +rights +READ and WRITE of the application's own topics cannot be asked before it has made them")
        .containsPattern("ok +http +health and metrics are not asked for: http\\.port=-1")
        .containsPattern("ok +clock +cannot be compared before there is audio")
        .containsPattern("ok +clock +no more than 4 s from the registry's")
        .containsPattern("(ok|warning) +disk +broker \\d+ has \\d+ MiB left in ")
        .containsPattern("ok +registry +answers: http://")
        .containsPattern("ok +subjects +every schema fits ")
        .containsPattern("\n0 errors, \\d warnings?\n$");
  }

  @Test
  void manyFaultsAtOnceAreEachSaidWithTheirFix() throws Exception {
    makeBadTopics();
    Path broken = Files.writeString(folder.resolve("broken.onnx"), "no model");
    List<String> args = new ArrayList<>(List.of(CLUSTER.args("doctor", topics("bad"))));
    args.addAll(
        List.of(
            "--set",
                "models="
                    + String.join(
                        ",",
                        Path.of("../models/commands.onnx").toAbsolutePath().toString(),
                        broken.toString(),
                        "nowhere.onnx"),
            "--set", "gap.wait=soon",
            "--set", "gap.wiat=1s",
            "--set", "recording.remember=1m",
            "--set", "http.user=me",
            "--set", "schema.registry.url=http://127.0.0.1:1",
            "--set", "max.retries=0"));
    Console console = new Console();
    assertThat(console.run(args.toArray(String[]::new))).isEqualTo(2);
    assertThat(console.out())
        .containsPattern("error +model +.*broken\\.onnx.*\n +→ earmark model check .*broken\\.onnx")
        .containsPattern(
            "error +model +models must name an existing model: models=nowhere\\.onnx; ")
        .containsPattern("error +settings +gap\\.wait must be .*: gap\\.wait=soon\n +→ correct it ")
        .containsPattern("error +settings +unknown setting gap\\.wiat \\(--set\\): .* gap\\.wait\n")
        .containsPattern(
            "error +settings +recording\\.remember must not be shorter than recording\\.idle: ")
        .containsPattern("error +settings +http\\.user and http\\.password go together: ")
        .containsPattern(
            "error +topic +bad\\.chunks must have message\\.timestamp\\.type=LogAppendTime: .*\n +→ kafka-configs\\.sh --bootstrap-server \\S+ --alter --entity-type topics --entity-name bad\\.chunks --add-config message\\.timestamp\\.type=LogAppendTime")
        .containsPattern(
            "error +topic +bad\\.chunks must be kept for at least .*\n +→ .*retention\\.ms=303000")
        .containsPattern("error +topic +bad\\.detections must exist: .*\n +→ earmark topics create")
        .containsPattern(
            "error +topic +bad\\.confusion must have cleanup\\.policy=compact .*\n +→ .*--add-config cleanup\\.policy=compact")
        .containsPattern("ok +clock +cannot be compared: devices set the times of bad\\.chunks\n")
        .containsPattern("error +registry +schema registry must be reachable: .*\n +→ start it")
        .containsPattern("ok +model +commands@")
        .containsPattern("ok +broker +");
  }

  @Test
  void aSubjectThatHoldsAnotherSchemaIsAnError() {
    SchemaRegistry.of(CLUSTER.settings().registry())
        .register("other.predictions-value", Schema.create(Schema.Type.STRING));
    Console console = new Console();
    assertThat(console.run(CLUSTER.args("doctor", topics("other")))).isEqualTo(2);
    assertThat(console.out())
        .contains("other.predictions-value holds a schema that this version's Prediction")
        .contains("other.chunks must exist");
  }

  @Test
  void aConfigFileThatIsNotThereIsSaidAndTheRestIsLookedAt() {
    Console console = new Console();
    assertThat(console.run(CLUSTER.args("doctor", "--config", "nowhere.properties"))).isEqualTo(2);
    assertThat(console.out())
        .containsPattern(
            "error +settings +--config must name a readable \\.properties file: --config=nowhere\\.properties\n")
        .containsPattern("ok +model +")
        .containsPattern("ok +broker +1 broker answers: ");
  }

  @Test
  void whoRunsNoTopologyNeedsNoPortAndNoModel() {
    String[] args = CLUSTER.args("doctor", "--role", "consumer", "--set", "models=nowhere.onnx");
    Console console = new Console();
    assertThat(console.run(args)).as(console.out()).isZero();
    assertThat(console.out())
        .containsPattern("ok +rights +nothing that the role consumer takes ")
        .doesNotContainPattern("\\S+ +(http|model|topics) +");
  }

  @Test
  void anOperatorLooksAtAllThatTheTopologyNeeds() {
    assertThat(new Console().run(CLUSTER.args("topics create"))).isZero();
    Console console = new Console();
    assertThat(console.run(CLUSTER.args("doctor", "--role", "OPERATOR"))).isZero();
    assertThat(console.out())
        .containsPattern("ok +model +commands@")
        .containsPattern("ok +topics +all rules hold: ")
        .containsPattern("ok +rights +nothing that the role operator takes ")
        .doesNotContain("CREATE of topics that begin with ");
  }

  @Test
  void eachLineIsAnObjectForPrograms() {
    Console console = new Console();
    console.run(CLUSTER.args("doctor", "--json"));
    assertThat(console.out().lines())
        .hasSizeGreaterThan(8)
        .allMatch(line -> line.matches("\\{(\"(level|of|sentence|fix)\":\"[^\"]*\",?){4}}"));
  }

  private static void makeBadTopics() throws Exception {
    try (Cluster open = Cluster.connect(CLUSTER.settings())) {
      var chunks =
          new NewTopic("bad.chunks", 1, (short) 1).configs(Map.of("retention.ms", "60000"));
      var confusion =
          new NewTopic("bad.confusion", 1, (short) 1).configs(Map.of("cleanup.policy", "delete"));
      open.answer(open.admin().createTopics(List.of(chunks, confusion)).all());
    }
    Map<String, Object> config =
        Map.of("bootstrap.servers", CLUSTER.settings().text("bootstrap.servers"));
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      long inAnHour = Instant.now().plusSeconds(3_600).toEpochMilli();
      producer.send(new ProducerRecord<>("bad.chunks", 0, inAnHour, null, new byte[1])).get();
    }
  }

  private static String[] topics(String prefix) {
    List<String> names = new ArrayList<>();
    for (String topic :
        List.of("chunks", "truths", "predictions", "detections", "confusion", "dead.letters")) {
      names.addAll(List.of("--set", "topic." + topic + "=" + prefix + "." + topic));
    }
    return names.toArray(String[]::new);
  }
}
