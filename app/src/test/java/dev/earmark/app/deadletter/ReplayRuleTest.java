package dev.earmark.app.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.deadletter.ReplayRule.Verdict;
import dev.earmark.topology.deadletter.DeadLetterHeader;
import dev.earmark.topology.deadletter.DeadLetterReason;
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
    return letter(offset, timestampMs, TimestampType.CREATE_TIME, headers);
  }

  private static Letter letter(
      long offset, long timestampMs, TimestampType type, RecordHeaders headers) {
    headers.add(DeadLetterHeader.PARTITION.header(), "3".getBytes(UTF_8));
    return new Letter(
        new ConsumerRecord<>(
            "letters",
            0,
            offset,
            timestampMs,
            type,
            1,
            1,
            new byte[] {'d'},
            new byte[] {1},
            headers,
            Optional.empty()));
  }

  private void note(Letter... chosen) {
    for (Letter letter : chosen) {
      rule.note(letter, true);
    }
  }

  private static Letter because(DeadLetterReason reason, long offset, long timestampMs) {
    return letter(
        offset,
        timestampMs,
        Map.of("__streams.errors.topic", "chunks", "earmark.reason", reason.code()));
  }

  /** Sends a letter again and returns it as it is when it comes back. */
  private static Letter comeBack(Letter sent, long offset, long timestampMs) {
    return comeBack(sent, offset, timestampMs, "refused");
  }

  private static Letter comeBack(Letter sent, long offset, long timestampMs, String reason) {
    var producer =
        new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    try (var replay = new Replay(producer)) {
      replay.send(sent);
    }
    var headers = new RecordHeaders(producer.history().get(0).headers());
    headers.add(DeadLetterHeader.TOPIC.header(), sent.topic().getBytes(UTF_8));
    headers.add(DeadLetterHeader.STAGE.header(), "window".getBytes(UTF_8));
    headers.add(DeadLetterHeader.REASON.header(), reason.getBytes(UTF_8));
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
    note(first, second, third);
    assertThat(rule.of(first)).isEqualTo(Verdict.CAME_BACK);
    assertThat(rule.of(second)).isEqualTo(Verdict.CAME_BACK);
    assertThat(rule.of(third)).isEqualTo(Verdict.SENT);
  }

  @Test
  void ofALetterThatCameBackForAnotherReasonIsSaidWhereTheNewestIsIfThatIsNotChosen() {
    Letter first = because(DeadLetterReason.UNDECODABLE, 7, NOW_MS);
    Letter second = comeBack(first, 8, NOW_MS + 1);
    Letter third = comeBack(second, 9, NOW_MS + 2, "ended");
    rule.note(first, true);
    rule.note(second, true);
    rule.note(third, false);
    assertThat(rule.of(first)).isEqualTo(Verdict.NEWER_NOT_CHOSEN);
    assertThat(rule.of(second)).isEqualTo(Verdict.NEWER_NOT_CHOSEN);
    assertThat(rule.whyItStays(first))
        .hasValue("it came back as 0@9 (window/ended), which is not chosen");
    assertThat(rule.whyItStays(third)).isEmpty();
  }

  @Test
  void ofALetterThatCameBackTwiceTheOneThatIsChosenStandsForIt() {
    Letter first = letter(7, "chunks", NOW_MS);
    rule.note(comeBack(first, 8, NOW_MS), true);
    rule.note(comeBack(first, 9, NOW_MS), false);
    assertThat(rule.of(first)).isEqualTo(Verdict.CAME_BACK);
  }

  @Test
  void lettersThatSayToHaveBeenEachOtherAreSentLikeAnyOther() {
    Letter one = comeBack(letter(8, "chunks", NOW_MS), 7, NOW_MS);
    Letter other = comeBack(letter(7, "chunks", NOW_MS), 8, NOW_MS);
    note(one, other);
    assertThat(rule.of(one)).isEqualTo(Verdict.SENT);
    assertThat(rule.of(other)).isEqualTo(Verdict.SENT);
  }

  @Test
  void audioThatCameAfterItsRecordingHadEndedIsSentOnRequestOnly() {
    Letter ended = because(DeadLetterReason.ENDED, 7, NOW_MS);
    assertThat(rule.of(ended)).isEqualTo(Verdict.WOULD_BEGIN_ANEW);
    assertThat(new ReplayRule("chunks", 0).of(ended)).isEqualTo(Verdict.SENT);
  }

  @Test
  void audioOfWhichItsTopicDoesNotTellWhenItCameIsSentOnRequestOnly() {
    var headers = new RecordHeaders();
    headers.add(DeadLetterHeader.TOPIC.header(), "chunks".getBytes(UTF_8));
    Letter untold = letter(7, NOW_MS, TimestampType.LOG_APPEND_TIME, headers);
    assertThat(rule.of(untold)).isEqualTo(Verdict.WOULD_BEGIN_ANEW);
    assertThat(new ReplayRule("chunks", 0).of(untold)).isEqualTo(Verdict.SENT);
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
    totals.accept(letter, Verdict.NEWER_NOT_CHOSEN);
    assertThat(totals.left()).isEqualTo(3);
    assertThat(totals.lines())
        .containsExactly(
            "not sent 1 dead letter sent before and come back, so the newer letter stands for the older",
            "not sent 2 dead letters of audio that may have come longer ago than recording.remember (1h), or came after its recording had ended: a recording that is forgotten would begin anew and say its windows again (--begin-anew sends them)",
            "sent again 0 dead letters; left 3; letters stay in their topic, so another --replay sends them once more");
  }
}
