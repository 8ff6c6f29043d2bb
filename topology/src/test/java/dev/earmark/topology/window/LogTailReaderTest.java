package dev.earmark.topology.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.topology.TestCluster;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.metrics.TopologyCounts;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a partition of a real broker again. */
class LogTailReaderTest {
  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void whetherThereIsMoreIsSeenWithoutReadingIt() throws Exception {
    try (var cluster = new TestCluster(folder)) {
      cluster.send("a", "r", Span.of(0, 8_000));
      var counts = new TopologyCounts();
      var topic = cluster.topics.chunks();
      try (var reader =
          LogTailReader.of(topic, counts).open(context(cluster, partition(cluster)))) {
        assertThat(reader.anyFrom(0)).isTrue();
        assertThat(reader.anyFrom(9)).isTrue();
        assertThat(reader.anyFrom(10)).isFalse();
        cluster.send("a", "r", Span.of(8_000, 8_800));
        assertThat(reader.anyFrom(10)).isTrue();
        assertThat(counts.snapshot()).containsEntry("rereadRecords", 0L);
        reader.read(3, 8, record -> {});
        assertThat(counts.snapshot()).containsEntry("rereadRecords", 5L);
        assertThat(reader.anyFrom(11)).isFalse();
      }
    }
  }

  @Test
  void aTailIsReadToItsEndAsLongAsSomethingComes() {
    var read = new ArrayList<Long>();
    try (var reader = slowly(6, Duration.ofSeconds(30))) {
      reader.read(0, 6, record -> read.add(record.offset()));
    }
    assertThat(read).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void aTailThatComesNoMoreIsNotWaitedForAnyLonger() {
    assertThatThrownBy(() -> readSlowly(Duration.ofSeconds(76)))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("partition must be readable again within PT1M15S: any-0");
  }

  @Test
  void aTailIsNotWaitedForUntilTheThreadIsTakenForDead() {
    assertThatThrownBy(() -> readSlowly(Duration.ofSeconds(60)))
        .isInstanceOf(TimeoutException.class);
    assertThat(nanos).hasValue(Duration.ofMinutes(4).toNanos());
  }

  private void readSlowly(Duration pause) {
    try (var reader = slowly(6, pause)) {
      reader.read(0, 6, record -> {});
    }
  }

  /** Returns what reads records of which each comes after nothing has come for {@code pause}. */
  @SuppressWarnings("resource") // the reader closes its consumer
  private LogTailReader slowly(int records, Duration pause) {
    var partition = new TopicPartition("any", 0);
    var consumer = new MockConsumer<byte[], byte[]>("none");
    consumer.assign(Set.of(partition));
    consumer.updateBeginningOffsets(Map.of(partition, 0L));
    consumer.updateEndOffsets(Map.of(partition, (long) records));
    for (int i = 0; i < records; i++) {
      var record = new ConsumerRecord<>("any", 0, i, new byte[0], new byte[0]);
      consumer.schedulePollTask(() -> nanos.addAndGet(pause.toNanos()));
      consumer.schedulePollTask(() -> consumer.addRecord(record));
    }
    var allowance = new Allowance(nanos::get);
    return new LogTailReader(consumer, new TopologyCounts(), Duration.ofSeconds(75), allowance);
  }

  /** Returns the partition that device a's chunks went to. */
  private static int partition(TestCluster cluster) {
    var topic = cluster.topics.chunks();
    try (var reader = LogTailReader.of(topic, new TopologyCounts()).open(context(cluster, 0))) {
      return reader.anyFrom(0) ? 0 : 1;
    }
  }

  private static MockProcessorContext<String, Cut> context(TestCluster cluster, int partition) {
    var config = new Properties();
    config.putAll(TestCluster.streams(cluster.bootstrap(), "exactly_once_v2"));
    return new MockProcessorContext<>(config, new TaskId(0, partition), new File("target"));
  }
}
