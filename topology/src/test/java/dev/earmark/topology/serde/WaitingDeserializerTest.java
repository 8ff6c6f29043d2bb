package dev.earmark.topology.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.earmark.topology.deadletter.Fate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

/** Schemas that come late or never, by a clock that passes only while somebody sleeps. */
class WaitingDeserializerTest {
  private static final long WAIT_MS = 10_000;

  private final SteeredClock clock = new SteeredClock();
  private final Set<Integer> registered = new HashSet<>(Set.of(1));
  private final List<Integer> asked = new ArrayList<>();
  private final Set<Integer> cached = new HashSet<>();
  private boolean silent;
  private final WaitingDeserializer<String> reads =
      new WaitingDeserializer<>(registry(), new RegistryWait(Duration.ofMillis(WAIT_MS), clock));

  @Test
  void whatIsKnownIsReadWhetherTheRegistryAnswersOrNot() {
    assertThat(read(1)).isEqualTo("1");
    silent = true;
    asked.clear();
    assertThat(read(1)).isEqualTo("1");
    assertThat(clock.slept).isZero();
  }

  @Test
  void aSchemaThatComesWithinTheWaitIsWaitedFor() {
    clock.at(WAIT_MS - 1_500, () -> registered.add(2));
    assertThat(read(2)).isEqualTo("2");
    assertThat(clock.slept).isBetween(WAIT_MS - 1_500, WAIT_MS);
  }

  @Test
  void aRegistryThatComesBackWithinTheWaitIsWaitedFor() {
    read(1);
    registered.add(2);
    silent = true;
    clock.at(WAIT_MS - 1_500, () -> silent = false);
    assertThat(read(2)).isEqualTo("2");
    assertThat(clock.slept).isBetween(WAIT_MS - 1_500, WAIT_MS);
  }

  @Test
  void aSchemaThatDoesNotComeIsRefusedAfterOneWaitForAllItsRecords() {
    for (int i = 0; i < 1_000; i++) {
      assertRefused(2, "Schema not found; error code: 40403");
    }
    assertThat(clock.slept).isEqualTo(WAIT_MS);
    int before = asked.size();
    clock.pass(5_000);
    registered.add(2);
    assertThat(read(2)).isEqualTo("2");
    assertThat(asked).hasSize(before + 1);
  }

  @Test
  void aRegistryThatDoesNotAnswerIsNotAskedForEachRecord() {
    read(1);
    silent = true;
    for (int id = 2; id < 1_000; id++) {
      assertRefused(id, "no route");
      assertThat(read(1)).isEqualTo("1");
    }
    assertThat(clock.slept).isEqualTo(WAIT_MS);
    assertThat(asked.stream().filter(id -> id > 2)).isEmpty();
    silent = false;
    registered.add(7);
    clock.pass(WAIT_MS);
    assertThat(read(7)).isEqualTo("7");
  }

  @Test
  void foreignIdsStopTheStreamForHalfOfTheTimeAtMost() {
    read(1);
    for (int id = 2; id < 1_000; id++) {
      refusal(id);
      clock.pass(100);
    }
    assertThat(clock.slept).isPositive().isLessThanOrEqualTo(clock.now / 2 + WAIT_MS);
  }

  @Test
  void whereNothingCouldBeReadYetASilentRegistryIsNotTheRecordsFault() {
    silent = true;
    assertThat(Fate.of(refusal(1))).isEqualTo(Fate.BROKEN);
    assertThat(clock.slept).isEqualTo(WAIT_MS);
    silent = false;
    assertThat(read(1)).isEqualTo("1");
  }

  @Test
  void theLogIsReadAgainAsTheStreamReadIt() {
    read(1);
    refusal(2);
    clock.slept = 0;
    var again = reads.again();
    assertThat(again.deserialize("t", framed(1))).isEqualTo("1");
    assertThat(Fate.of(catchThrowable(() -> again.deserialize("t", framed(2)))))
        .isEqualTo(Fate.DEAD_LETTER);
    assertThat(Fate.of(catchThrowable(() -> again.deserialize("t", framed(3)))))
        .isEqualTo(Fate.DEAD_LETTER);
    assertThat(clock.slept).isZero();
    silent = true;
    assertThat(Fate.of(catchThrowable(() -> again.deserialize("t", framed(4)))))
        .isEqualTo(Fate.BROKEN);
  }

  @Test
  void whatHasNoSchemaIsNotWaitedFor() {
    assertThatThrownBy(() -> reads.deserialize("t", new byte[] {7}))
        .hasMessage("no record: length=1");
    assertThat(clock.slept).isZero();
  }

  private String read(int id) {
    return Objects.requireNonNull(reads.deserialize("t", framed(id)));
  }

  private Throwable refusal(int id) {
    return catchThrowable(() -> read(id));
  }

  private void assertRefused(int id, String why) {
    Throwable refusal = refusal(id);
    assertThat(Fate.of(refusal)).isEqualTo(Fate.DEAD_LETTER);
    assertThat(refusal)
        .hasMessageStartingWith(
            "schema must be told within registry.wait: topic=t, id=%d, registry.wait=10000 ms ("
                .formatted(id))
        .hasMessageEndingWith(why + ")");
  }

  private static byte[] framed(int id) {
    return ByteBuffer.allocate(5).put((byte) 0).putInt(id).array();
  }

  /** Values are their ids; throws as serdes do. */
  private Deserializer<String> registry() {
    return (topic, bytes) -> {
      if (bytes.length < 5) {
        throw new SerializationException("no record: length=" + bytes.length);
      }
      int id = ByteBuffer.wrap(bytes).getInt(1);
      asked.add(id);
      if (cached.contains(id) || (!silent && registered.contains(id))) {
        cached.add(id);
        return Integer.toString(id);
      }
      Exception why =
          silent
              ? new IOException("no route")
              : new RestClientException("Schema not found; error code: 40403");
      throw new SerializationException("schema must be there: id=" + id, why);
    };
  }

  /** Confluent's, by its name. */
  private static final class RestClientException extends Exception {
    private static final long serialVersionUID = 1L;

    RestClientException(String message) {
      super(message);
    }
  }

  private static final class SteeredClock implements RegistryWait.Clock {
    private long now;
    private long slept;
    private long eventAt = Long.MAX_VALUE;
    private Runnable event = () -> {};

    void at(long millis, Runnable event) {
      eventAt = now + millis;
      this.event = event;
    }

    void pass(long millis) {
      now += millis;
    }

    @Override
    public long millis() {
      return now;
    }

    @Override
    public void sleep(long millis) {
      now += millis;
      slept += millis;
      if (now >= eventAt) {
        eventAt = Long.MAX_VALUE;
        event.run();
      }
    }
  }
}
