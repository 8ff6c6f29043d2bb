package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.topology.TestLog.Span;
import java.io.File;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a partition of a real broker again. */
class LogTailReaderTest {
  @TempDir Path folder;

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
