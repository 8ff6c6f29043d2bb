package dev.earmark.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TopicFixTest {
  private static TopicFix with(String... settings) {
    return new TopicFix(Settings.of(List.of(), Map.of(), List.of(settings)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a must exist: it does not|earmark topics create",
        "a must have cleanup.policy=compact or compact,delete: cleanup.policy=delete"
            + "|kafka-configs.sh --bootstrap-server kafka:9092 --alter --entity-type topics --entity-name a --add-config cleanup.policy=compact",
        "a must be kept for at least recording.idle (303000 ms), because: retention.ms=1"
            + "|kafka-configs.sh --bootstrap-server kafka:9092 --alter --entity-type topics --entity-name a --add-config retention.ms=303000",
        "a must have at least 4 partitions: partitions=2"
            + "|kafka-topics.sh --bootstrap-server kafka:9092 --alter --topic a --partitions 4 while nothing runs, because devices move to other partitions",
        "t must have as many partitions as a, so that truths meet their audio: t=2, a=12"
            + "|kafka-topics.sh --bootstrap-server kafka:9092 --alter --topic t --partitions 12 while nothing runs, because devices move to other partitions",
        "t must have as many partitions as a, so that truths meet their audio: t=12, a=2"
            + "|kafka-topics.sh --bootstrap-server kafka:9092 --alter --topic a --partitions 12 while nothing runs, because devices move to other partitions"
      })
  void saysAWholeCommand(String problem, String fix) {
    assertThat(with("bootstrap.servers=kafka:9092").of(problem)).isEqualTo(fix);
  }

  /** None of Earmark's roles may change a topic. */
  @Test
  void saysThatALoginIsAskedFor() {
    assertThat(
            with("bootstrap.servers=kafka:9092", "security.protocol=SSL")
                .of("a must have at least 4 partitions: partitions=2"))
        .startsWith(
            "kafka-topics.sh --bootstrap-server kafka:9092 --command-config admin.properties --alter ");
  }
}
