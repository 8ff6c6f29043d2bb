package dev.earmark.client;

import static dev.earmark.AudioEncoding.S16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever fails while a producer is closed, all of it is closed and every failure is said. */
class AudioProducerCloseTest {
  private static final SampleFormat SPEECH = new SampleFormat(16_000, 1, S16LE);

  @TempDir static Path folder;
  private static LocalServers servers;

  @BeforeAll
  static void startServers() {
    servers = LocalServers.start(folder);
  }

  @AfterAll
  static void stopServers() {
    servers.close();
  }

  @Test
  void saysEveryRecordingThatFailed() {
    var producer = new AudioProducer(servers.settings());
    for (String name : new String[] {"a", "b", "c"}) {
      producer.open("odd", name, SPEECH).write(new byte[3]);
    }
    assertThatThrownBy(producer::close)
        .isInstanceOf(SendException.class)
        .hasMessageStartingWith("recording odd/")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .hasSize(2)
                    .allSatisfy(
                        more ->
                            assertThat(more)
                                .isInstanceOf(SendException.class)
                                .hasMessageStartingWith("recording odd/")
                                .message()
                                .isNotEqualTo(e.getMessage())));
  }

  @Test
  void disconnectsWhateverFails() {
    var settings = servers.settings("partitioner.class", Broken.class.getName());
    var producer = new AudioProducer(settings);
    producer.open("broken", "a", SPEECH).write(new byte[2]);
    producer.open("broken", "b", SPEECH).write(new byte[2]);
    assertThatThrownBy(producer::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(Broken.CLOSED).hasValue(1);
  }

  /** A partitioner that takes nothing; Kafka's producer closes it when it is closed. */
  public static final class Broken implements Partitioner {
    private static final AtomicInteger CLOSED = new AtomicInteger();

    @Override
    public int partition(
        String topic, Object key, byte[] keyBytes, Object value, byte[] bytes, Cluster cluster) {
      throw new IllegalStateException("broken");
    }

    @Override
    public void close() {
      CLOSED.incrementAndGet();
    }

    @Override
    public void configure(Map<String, ?> configs) {}
  }
}
