package dev.earmark.topology.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private static final int MOST = 1_000_000;
  private static final byte[] KEY = "d".getBytes(UTF_8);
  private final DeadLetters letters = new DeadLetters("letters", MOST);

  private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
    var headers = new RecordHeaders();
    headers.add("traceparent", "00-1".getBytes(UTF_8));
    return new ConsumerRecord<>(
        "chunks",
        3,
        17,
        5,
        TimestampType.LOG_APPEND_TIME,
        1,
        value.length,
        KEY,
        value,
        headers,
        Optional.empty());
  }

  private static String header(ProducerRecord<byte[], byte[]> letter, DeadLetterHeader header) {
    return header.in(letter.headers());
  }

  @Test
  void aLetterIsTheRecordAsItCameWithWhatStoppedIt() {
    byte[] value = {1, 2, 3};
    var letter =
        letters.of(
            record(value), Stage.WINDOW, new RecordRefusedException(Stage.WINDOW, "t must be u"));
    var sent = letter.record();
    assertThat(sent.key()).isEqualTo(KEY);
    assertThat(sent.value()).isEqualTo(value);
    assertThat(sent.timestamp()).isEqualTo(5);
    assertThat(sent.headers().toArray()[0].key()).isEqualTo("traceparent");
    assertThat(header(sent, DeadLetterHeader.STAGE)).isEqualTo("window");
    assertThat(header(sent, DeadLetterHeader.REASON)).isEqualTo("refused");
    assertThat(header(sent, DeadLetterHeader.TOPIC)).isEqualTo("chunks");
    assertThat(header(sent, DeadLetterHeader.PARTITION)).isEqualTo("3");
    assertThat(header(sent, DeadLetterHeader.OFFSET)).isEqualTo("17");
    assertThat(header(sent, DeadLetterHeader.MESSAGE)).isEqualTo("t must be u");
    assertThat(header(sent, DeadLetterHeader.WHOLE_BYTES)).isEmpty();
  }

  @Test
  void aRecordThatFitsWithRoomToSpareIsWhole() {
    byte[] value = new byte[MOST - DeadLetters.ROOM_BYTES - KEY.length];
    var sent =
        letters
            .of(record(value), Stage.WINDOW, new RecordRefusedException(Stage.WINDOW, "t"))
            .record();
    assertThat(sent.value()).hasSize(value.length);
    assertThat(header(sent, DeadLetterHeader.WHOLE_BYTES)).isEmpty();
  }

  @Test
  void aRecordThatItsTopicWouldRefuseIsCutOffAndSaysSo() {
    byte[] value = new byte[3_000_000];
    var sent =
        letters
            .of(record(value), Stage.WINDOW, new RecordRefusedException(Stage.WINDOW, "t"))
            .record();
    assertThat(sent.value()).hasSize(MOST - DeadLetters.ROOM_BYTES - KEY.length);
    assertThat(header(sent, DeadLetterHeader.WHOLE_BYTES)).isEqualTo("3000000");
    assertThat(sent.headers().lastHeader("traceparent")).isNull();
    assertThat(header(sent, DeadLetterHeader.MESSAGE))
        .isEqualTo(
            "t (cut off to fit among the dead letters: 934463 of 3000000 bytes, 0 of 1 headers)");
  }

  @Test
  void wordsForReasonsAreThoseThatProgramsGoBy() {
    assertThat(DeadLetterReason.values())
        .extracting(DeadLetterReason::code)
        .containsExactly(
            "undecodable", "no-schema", "refused", "ended", "unscorable", "too-large", "failed");
    assertThat(DeadLetterReason.of(new IllegalStateException("x")))
        .isEqualTo(DeadLetterReason.FAILED);
  }
}
