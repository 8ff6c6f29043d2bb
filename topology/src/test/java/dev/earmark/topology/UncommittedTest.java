package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UncommittedTest {
  private final List<Long> told = new ArrayList<>();
  private final Uncommitted uncommitted =
      new Uncommitted(
          new Observer() {
            @Override
            public void committed(long nanos) {
              told.add(nanos);
            }
          });

  @Test
  void eachPredictionIsToldOfOnceWhenItsThreadHasCommitted() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      uncommitted.add(Latency.nowMicros());
    }
    var other = new Thread(uncommitted::committed);
    other.start();
    other.join();
    assertThat(told).isEmpty();
    uncommitted.committed();
    uncommitted.committed();
    assertThat(told).hasSize(1_000).allMatch(nanos -> nanos >= 0);
  }

  @Test
  void whatWasAbortedIsNotToldOf() {
    uncommitted.add(0);
    uncommitted.aborted();
    uncommitted.committed();
    assertThat(told).isEmpty();
  }

  @Test
  void aBacklogThatIsCommittedAtOnceIsMeasuredUpToABound() {
    for (int i = 0; i < 100_000; i++) {
      uncommitted.add(0);
    }
    uncommitted.committed();
    assertThat(told).hasSize(1 << 16);
  }

  @Test
  void clocksThatAreWrongGiveNoTimeOrADay() {
    assertThat(Latency.nanos(2_000, 3_000)).isEqualTo(1_000_000);
    assertThat(Latency.nanos(4_000, 3_000)).isZero();
    assertThat(Latency.nanos(Long.MIN_VALUE, Latency.nowMicros())).isEqualTo(86_400_000_000_000L);
    assertThat(Latency.nanos(Long.MAX_VALUE, Latency.nowMicros())).isZero();
  }
}
