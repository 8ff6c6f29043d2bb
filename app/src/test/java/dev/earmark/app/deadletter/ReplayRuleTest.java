package dev.earmark.app.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.deadletter.ReplayRule.Verdict;
import dev.earmark.topology.DeadLetterHeader;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Which dead letters are sent again, and which stay. */
class ReplayRuleTest {
  private static final long NOW_MS = 10_000_000;
  private static final long HOUR_MS = 3_600_000;
  private final ReplayRule rule = new ReplayRule("chunks", NOW_MS - HOUR_MS);

  private static Letter letter(long offset, String topic, long timestampMs) {
    return letter(offset, timestampMs, Map.of("__streams.errors.topic", topic));
  }

  private static Letter letter(long offset, long timestampMs, Map<String, String> headers) {
    var all = new RecordHeaders();
    headers.forEach((name, value) -> all.add(name, value.getBytes(UTF_8)));
    return letter(offset, timestampMs, all);
  }

  private static Letter letter(long offset, long timestampMs, RecordHeaders headers) {
    headers.add(DeadLetterHeader.PARTITION.header(), "3".getBytes(UTF_8));
    return new Letter(
        new ConsumerRecord<>(
            "letters",
            0,
            offset,
            timestampMs,
            TimestampType.CREATE_TIME,
            1,
            1,
            new byte[] {'d'},
            new byte[] {1},
            headers,
            Optional.empty()));
  }

  /** Sends a letter again and returns it as it is when it comes back. */
  private static Letter comeBack(Letter sent, long offset, long timestampMs) {
    var producer =
        new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    try (var replay = new Replay(producer)) {
      replay.send(sent);
    }
    var headers = new RecordHeaders(producer.history().get(0).headers());
    headers.add(DeadLetterHeader.TOPIC.header(), sent.topic().getBytes(UTF_8));
    return letter(offset, timestampMs, headers);
  }

  @Test
  void audioIsSentAsLongAsItsRecordingIsRemembered() {
    assertThat(rule.of(letter(0, "chunks", NOW_MS - HOUR_MS))).isEqualTo(Verdict.SENT);
    assertThat(rule.of(letter(0, "chunks", NOW_MS - HOUR_MS - 1)))
        .isEqualTo(Verdict.WOULD_BEGIN_ANEW);
    assertThat(new ReplayRule("chunks", 0).of(letter(0, "chunks", 1))).isEqualTo(Verdict.SENT);
  }

  @Test
  void truthsAreSentHoweverOldTheyAre() {
    assertThat(rule.of(letter(0, "truths", 1))).isEqualTo(Verdict.SENT);
  }

  @Test
  void whatCannotBeSentStays() {
    assertThat(rule.of(letter(0, NOW_MS, Map.of()))).isEqualTo(Verdict.CANNOT);
  }

  @Test
  void ofALetterThatCameBackOnlyTheNewestIsSent() {
    Letter first = letter(7, "chunks", NOW_MS);
    Letter second = comeBack(first, 8, NOW_MS + 1);
    Letter third = comeBack(second, 9, NOW_MS + 2);
    rule.note(first);
    rule.note(second);
    rule.note(third);
    assertThat(rule.of(first)).isEqualTo(Verdict.CAME_BACK);
    assertThat(rule.of(second)).isEqualTo(Verdict.CAME_BACK);
    assertThat(rule.of(third)).isEqualTo(Verdict.SENT);
  }

  @Test
  void toSendALetterDoesNotMakeItsAudioYounger() {
    Letter old = letter(7, "chunks", NOW_MS - HOUR_MS - 1);
    Letter again = comeBack(comeBack(old, 8, NOW_MS), 9, NOW_MS);
    assertThat(again.cameMs()).isEqualTo(NOW_MS - HOUR_MS - 1);
    assertThat(rule.of(again)).isEqualTo(Verdict.WOULD_BEGIN_ANEW);
  }

  @Test
  void whatWasNotSentIsCountedInASentenceEach() {
    var totals = new ReplayTotals("1h");
    Letter letter = letter(0, "chunks", 1);
    totals.accept(letter, Verdict.WOULD_BEGIN_ANEW);
    totals.accept(letter, Verdict.WOULD_BEGIN_ANEW);
    totals.accept(letter, Verdict.CAME_BACK);
    assertThat(totals.left()).isEqualTo(2);
    assertThat(totals.lines())
        .containsExactly(
            "not sent 1 dead letter sent before and come back, so the newer letter stands for the older",
            "not sent 2 dead letters of audio that came longer ago than recording.remember (1h): a recording that is forgotten would begin anew and say its windows again (--begin-anew sends them)",
            "sent again 0 dead letters; left 2; letters stay in their topic, so another --replay sends them once more");
  }
}
