package dev.earmark.topology.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.topology.SimulatedTask;
import dev.earmark.topology.chunk.RecordingKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndedRecordingsTest {
  @Test
  void marksBeyondTheBoundAreForgottenOldestFirstAndAreCounted() {
    var open = new Cursors(SimulatedTask.emptyStore());
    var ended = new EndedRecordings(Duration.ofHours(1), 3);
    for (int at = 5; at > 0; at--) {
      ended.remember(new RecordingKey("d", "r" + at), at);
    }
    assertThat(ended.forget(10, open)).isEqualTo(2);
    assertThat(ended.size()).isEqualTo(3);
    assertThat(ended.forget(3_600_005, open)).isZero();
    assertThat(ended.size()).isEqualTo(1);
  }
}
