package dev.earmark.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.app.Console;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What could not be handled is listed, and sent again as it came. */
class DeadLettersCommandTest {
  private static final byte[] NO_CHUNK = {1, 2, 3, -1};
  private static final int PARTITION = 3;
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  @Test
  void letterIsListedAndSentAgainAsItCame() throws Exception {
    var run = new Console();
    var running = CLUSTER.start(run, "run", "--create-topics").awaitReady();
    produceWhatIsNoChunk();
    await().atMost(DEADLINE).until(() -> letters("--json").out().lines().count() == 1);
    Console listed = letters("--device", "broken");
    assertThat(listed.out())
        .containsPattern(
            "^20[-0-9]+T[:.0-9]+Z  \\d@0 +broken +earmark.chunks-3@0 +chunk/\\S+  4 bytes: .+\n$");
    assertThat(listed.err()).startsWith("earmark: 1 dead letter: 1 chunk/");

    Console again = letters("--device", "broken", "--replay");
    assertThat(again.err())
        .matches(
            "earmark: sent again 1 dead letter: 1 chunk/\\S+; letters stay in their topic, so another --replay sends them once more\n");
    await().atMost(DEADLINE).until(() -> letters("--json").out().lines().count() == 2);
    assertThat(letters("--json").out().lines().filter(line -> line.contains("\"offset\":\"1\"")))
        .singleElement()
        .asString()
        .contains("\"replayed\":\"earmark.dead-letters-", "\"value\":\"AQID/w==\"");
    assertThat(chunks()).hasSize(2).allSatisfy(DeadLettersCommandTest::isAsItCame);
    assertThat(running.end()).isZero();
    assertThat(letters("--all", "--replay").err())
        .startsWith("earmark: not sent 1 dead letter sent before and come back, ")
        .contains("earmark: sent again 1 dead letter: 1 chunk/");
    assertThat(chunks()).hasSize(3);
    oldAudioIsSentOnRequest();
  }

  private static void oldAudioIsSentOnRequest() {
    long sinceMs = System.currentTimeMillis();
    await().atMost(DEADLINE).until(() -> System.currentTimeMillis() > sinceMs + 1_000);
    var refused = new Console();
    assertThat(refused.run(replayAll())).isEqualTo(1);
    assertThat(refused.err())
        .contains(
            "not sent 1 dead letter of audio that may have come longer ago than recording.remember")
        .contains("earmark: sent again 0 dead letters; left 1; ");
    assertThat(chunks()).hasSize(3);
    assertThat(new Console().run(replayAll("--begin-anew"))).isZero();
    assertThat(chunks()).hasSize(4);
  }

  private static String[] replayAll(String... more) {
    var options = new ArrayList<>(List.of("--all", "--replay"));
    for (String setting : List.of("gap.wait", "recording.idle", "recording.remember")) {
      options.addAll(List.of("--set", setting + "=1s"));
    }
    options.addAll(List.of(more));
    return CLUSTER.args("dead-letters", options.toArray(String[]::new));
  }

  private static void produceWhatIsNoChunk() throws Exception {
    var config = CLUSTER.settings().producer();
    config.keySet().removeIf(name -> !name.equals("bootstrap.servers"));
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] key = "broken".getBytes(StandardCharsets.UTF_8);
      var record = new ProducerRecord<>("earmark.chunks", PARTITION, key, NO_CHUNK);
      record.headers().add("trace", new byte[] {7});
      producer.send(record).get();
    }
  }

  private static void isAsItCame(ConsumerRecord<byte[], byte[]> record) {
    assertThat(record.partition()).isEqualTo(PARTITION);
    assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo("broken");
    assertThat(record.value()).isEqualTo(NO_CHUNK);
    assertThat(record.headers().lastHeader("trace").value()).containsExactly(7);
    assertThat(record.headers()).noneMatch(header -> header.key().startsWith("__streams"));
  }

  private static List<ConsumerRecord<byte[], byte[]>> chunks() {
    var chunks = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (TopicReader reader =
        TopicReader.open(CLUSTER.settings(), "earmark.chunks", TopicReader.Start.BEGINNING)) {
      reader.toEnd(chunks::add);
    }
    return chunks;
  }

  private static Console letters(String... options) {
    var console = new Console();
    assertThat(console.run(CLUSTER.args("dead-letters", options))).as(console.err()).isZero();
    return console;
  }

  @Test
  void whatIsSentAgainHasToBeChosen() {
    var console = new Console();
    assertThat(console.run("dead-letters", "--replay")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: --replay needs a choice: --at, --device, --reason, --topic or --all\n");
    var anew = new Console();
    assertThat(anew.run("dead-letters", "--begin-anew")).isEqualTo(2);
    assertThat(anew.err()).isEqualTo("earmark: --begin-anew goes with --replay\n");
    var place = new Console();
    assertThat(place.run("dead-letters", "--at", "7")).isEqualTo(2);
    assertThat(place.err()).isEqualTo("earmark: --at must be PARTITION@OFFSET: --at=7\n");
  }

  @Test
  void aReasonThatThereIsNotIsRefused() {
    var console = new Console();
    assertThat(console.run("dead-letters", "--reason", "undecoded")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: --reason must be one of undecodable, no-schema, refused, ended, unscorable, too-large, failed: --reason=undecoded (the nearest is undecodable)\n");
  }
}
