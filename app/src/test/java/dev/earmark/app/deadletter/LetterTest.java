package dev.earmark.app.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Json;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** How a dead letter is shown. */
class LetterTest {
  private final Letter letter =
      new Letter(
          new ConsumerRecord<>("letters", 0, 7, "a\nb\u001b[2J".getBytes(UTF_8), new byte[] {1}));

  @Test
  void aKeyNeitherBeginsALineNorDrivesTheTerminal() {
    assertThat(letter.line()).contains(" a\\nb\\u001b[2J ").doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void aProgramReadsTheKeyAsItCame() {
    assertThat(Json.line(letter.object()))
        .contains("\"device\":\"a\\nb\\u001B[2J\"")
        .doesNotContainPattern("\\p{Cntrl}");
    assertThat(letter.device()).isEqualTo("a\nb\u001b[2J");
  }
}
