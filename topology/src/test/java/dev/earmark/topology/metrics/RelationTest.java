package dev.earmark.topology.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.topology.deadletter.DeadLetterReason;
import org.junit.jupiter.api.Test;

class RelationTest {
  private final TopologyCounts counts = new TopologyCounts();

  @Test
  void nothingCountedAddsUp() {
    assertThat(Relation.broken(counts.snapshot())).isEmpty();
  }

  @Test
  void aRecordOfWhichNothingBecameIsFound() {
    counts.add(Count.RECORDS, 3);
    counts.add(Count.CHUNKS_USED, 1);
    counts.add(Count.CHUNKS_LATE, 1);
    assertThat(Relation.broken(counts.snapshot()))
        .containsExactly(
            "records = chunksUsed + chunksRepeated + chunksLate + chunksUnheard + chunksDead: 3,"
                + " 2");
  }

  @Test
  void aWindowThatNoModelSaidIsFound() {
    counts.add(Count.WINDOWS, 2);
    counts.add(Count.WINDOWS_SCORED, 2);
    counts.add(Count.PREDICTIONS, 1);
    assertThat(Relation.broken(counts.snapshot()))
        .containsExactly("predictions + deadLettersUnscorable ≥ windowsScored: 1, 2");
    counts.deadLetter(DeadLetterReason.UNSCORABLE);
    assertThat(Relation.broken(counts.snapshot())).isEmpty();
  }
}
