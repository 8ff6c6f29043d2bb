package dev.earmark.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run that finds state which it cannot read says what its operator can do. */
class UnreadableStateTest {
  private static final String CHANGELOG = "old-cursors-changelog";
  private static final byte[] CURSOR_OF_FORMAT_9 = {9, 0};

  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  @Test
  void cursorsOfAnotherFormatEndARunWithTheWaysOut() throws Exception {
    assertThat(new Console().run(CLUSTER.args("topics create"))).isZero();
    keepCursor();
    Console console = new Console();
    assertThat(console.run(CLUSTER.args("run", "--set", "application.id=old"))).isEqualTo(1);
    assertThat(console.messages())
        .contains(
            "the streams have stopped: cursor must be of format 3 or 4: format=9, changelog=old-cursors-changelog; either go on with the version of Earmark that wrote it, or end all processes of this application.id and delete the topic old-cursors-changelog (what it holds of open recordings and counts begins anew), or set another application.id (everything that the topic of audio still holds is said again)");
  }

  private static void keepCursor() throws Exception {
    try (Cluster open = Cluster.connect(CLUSTER.settings())) {
      var topic =
          new NewTopic(CHANGELOG, 4, (short) 1).configs(Map.of("cleanup.policy", "compact"));
      open.answer(open.admin().createTopics(List.of(topic)).all());
    }
    var config = CLUSTER.settings().producer();
    config.keySet().removeIf(name -> !name.equals("bootstrap.servers"));
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(CHANGELOG, 0, "d\nr", CURSOR_OF_FORMAT_9)).get();
    }
  }
}
