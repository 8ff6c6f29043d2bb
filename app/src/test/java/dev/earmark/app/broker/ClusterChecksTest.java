package dev.earmark.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run needs of brokers, topics and registry is checked before it starts. */
class ClusterChecksTest {
  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  @Test
  void topicsAreCreatedOnceAndChecked() throws Exception {
    String[] names = names("mine");
    Console create = new Console();
    assertThat(create.run(CLUSTER.args("topics create", names))).isZero();
    assertThat(create.out().lines()).hasSize(6).allMatch(line -> line.endsWith("created"));
    Console again = new Console();
    assertThat(again.run(CLUSTER.args("topics create", names))).isZero();
    assertThat(again.out().lines()).hasSize(6).allMatch(line -> line.endsWith("was there"));
    Console check = new Console();
    assertThat(check.run(CLUSTER.args("topics check", names))).as(check.err()).isZero();
    assertThat(check.out())
        .containsPattern("mine\\.chunks +4 partitions")
        .endsWith("all rules hold\n");
    Console more = new Console();
    List<String> wanted = new ArrayList<>(List.of(names));
    wanted.addAll(List.of("--set", "topics.partitions=6"));
    assertThat(more.run(CLUSTER.args("topics create", wanted.toArray(String[]::new)))).isEqualTo(2);
    assertThat(more.err())
        .contains("earmark: topic mine.chunks must have at least 6 partitions: partitions=4\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "request.timeout.ms=30000",
        "default.api.timeout.ms=5000",
        "admin.request.timeout.ms=30000",
        "admin.default.api.timeout.ms=5000"
      })
  void oneTimeoutOfTheClientsIsEnough(String given) {
    Console console = new Console();
    int rc = console.run(CLUSTER.args("topics create", "--set", given));
    assertThat(rc).as(console.err()).isZero();
  }

  @Test
  void missingTopicsStopARunBeforeItStarts() {
    Console console = new Console();
    assertThat(console.run(CLUSTER.args("run", names("absent")))).isEqualTo(2);
    assertThat(console.messages().get(0)).startsWith("topic absent.chunks must exist");
    assertThat(console.err()).hasLineCount(1);
  }

  @Test
  void aProducerThatSendsLessThanADeadLetterStopsARunBeforeItStarts() {
    assertThat(new Console().run(CLUSTER.args("topics create"))).isZero();
    Console console = new Console();
    assertThat(console.run(CLUSTER.args("run", "--set", "producer.max.request.size=500000")))
        .isEqualTo(2);
    assertThat(console.messages())
        .containsExactly(
            "producer.max.request.size must be at least 1114124, so that every record of earmark.chunks and earmark.truths fits among the dead letters: producer.max.request.size=500000");
  }

  @Test
  void keysAreNotBelievedWithoutAnAuthorizer() {
    Console console = new Console();
    assertThat(console.run(CLUSTER.args("run", "--set", "device.from.principal=true")))
        .isEqualTo(2);
    assertThat(console.messages())
        .containsExactly(
            "device.from.principal=true needs brokers with an authorizer (authorizer.class.name), or everyone may write under any key");
  }

  @Test
  void silentRegistryStopsARunBeforeItStarts() throws Exception {
    assertThat(new Console().run(CLUSTER.args("topics create"))).isZero();
    List<String> args = new ArrayList<>(List.of(CLUSTER.args("run")));
    args.addAll(
        List.of(
            "--set",
            "schema.registry.url=http://127.0.0.1:1,http://127.0.0.1:2",
            "--set",
            "max.retries=0"));

    Console console = new Console();
    assertThat(console.run(args.toArray(String[]::new))).isEqualTo(1);
    assertThat(console.messages().get(0))
        .startsWith(
            "schema registry must be reachable: subject=earmark.chunks-value, url=http://127.0.0.1:1,http://127.0.0.1:2, attempts=1 (");
    assertThat(console.err()).hasLineCount(1);
  }

  @Test
  void wrongTopicsAreSaid() throws Exception {
    try (Cluster open = Cluster.connect(CLUSTER.settings())) {
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
    assertThat(create.run(CLUSTER.args("topics create", names("bad")))).isZero();

    Console check = new Console();
    List<String> wanted = new ArrayList<>(List.of(names("bad")));
    wanted.addAll(List.of("--set", "topics.partitions=4"));
    assertThat(check.run(CLUSTER.args("topics check", wanted.toArray(String[]::new)))).isEqualTo(2);
    assertThat(check.err())
        .contains(
            "earmark: topic bad.confusion must have cleanup.policy=compact or compact,delete: cleanup.policy=delete\n")
        .contains(
            "earmark: topic bad.chunks must have message.timestamp.type=LogAppendTime: message.timestamp.type=CreateTime\n")
        .contains("earmark: topic bad.chunks must have at least 4 partitions: partitions=1\n")
        .contains("of partitions that take less than 1000000 bytes a second: retention.bytes=");
  }

  private static String[] names(String prefix) {
    List<String> names = new ArrayList<>();
    for (String topic :
        List.of("chunks", "truths", "predictions", "detections", "confusion", "dead.letters")) {
      names.addAll(List.of("--set", "topic." + topic + "=" + prefix + "." + topic));
    }
    return names.toArray(String[]::new);
  }
}
