package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.earmark.topology.metrics.Latency;
import dev.earmark.topology.metrics.Observer;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.metrics.Uncommitted;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UncommittedTest {
  private final List<Long> told = new ArrayList<>();
  private final Observer observer =
      new Observer() {
        @Override
        public void committed(long nanos) {
          told.add(nanos);
        }
      };
  private final Uncommitted uncommitted = new Uncommitted(observer);

  @BeforeEach
  void seeCommits() {
    uncommitted.seeCommits();
  }

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
  void eachThreadKnowsWhenItHasCommittedLast() throws Exception {
    var other = new Thread(uncommitted::committed);
    other.start();
    other.join();
    assertThat(uncommitted.lastCommitNanos()).isEmpty();
    uncommitted.committed();
    assertThat(System.nanoTime() - uncommitted.lastCommitNanos().orElseThrow()).isNotNegative();
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
  void beyondTheBoundNothingIsAllocated() {
    for (int i = 0; i < 1 << 16; i++) {
      uncommitted.add(0);
    }
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1_000; i++) {
      uncommitted.add(0);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
  }

  /** Kafka Streams makes the consumer itself, so only producers are asked for. */
  @Test
  void withTheStreamsProtocolNothingIsKeptAtLeastOnce() {
    var counts = new TopologyCounts(observer);
    new StreamsClients(counts).getProducer(config()).close(Duration.ZERO);
    assertThat(kept(counts)).isZero();
  }

  @Test
  void whereCommitsAreSeenAllIsKept() {
    var classic = new TopologyCounts(observer);
    new StreamsClients(classic).getConsumer(config()).close();
    assertThat(kept(classic)).isEqualTo(1);
    var exactlyOnce = new TopologyCounts(observer);
    Map<String, Object> config = new HashMap<>(config());
    config.put("transactional.id", "any");
    new StreamsClients(exactlyOnce).getProducer(config).close(Duration.ZERO);
    assertThat(kept(exactlyOnce)).isEqualTo(1);
  }

  private static Map<String, Object> config() {
    return Map.of("bootstrap.servers", "127.0.0.1:1");
  }

  /** Returns how many of one prediction are told of. */
  private int kept(TopologyCounts counts) {
    told.clear();
    counts.uncommitted().add(0);
    counts.uncommitted().committed();
    return told.size();
  }

  @Test
  void clocksThatAreWrongGiveNoTimeOrADay() {
    assertThat(Latency.nanos(2_000, 3_000)).isEqualTo(1_000_000);
    assertThat(Latency.nanos(4_000, 3_000)).isZero();
    assertThat(Latency.nanos(Long.MIN_VALUE, Latency.nowMicros())).isEqualTo(86_400_000_000_000L);
    assertThat(Latency.nanos(Long.MAX_VALUE, Latency.nowMicros())).isZero();
  }
}
