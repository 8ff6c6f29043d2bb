package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RelationTest {
  private final TopologyCounts counts = new TopologyCounts();

  @Test
  void nothingCountedAddsUp() {
    assertThat(Relation.broken(counts.snapshot())).isEmpty();
  }

  @Test
  void aRecordOfWhichNothingBecameIsFound() {
    counts.records.add(3);
    counts.chunksUsed.add(1);
    counts.chunksLate.add(1);
    assertThat(Relation.broken(counts.snapshot()))
        .containsExactly(
            "records = chunksUsed + chunksRepeated + chunksLate + chunksUnheard + chunksDead: 3,"
                + " 2");
  }

  @Test
  void aWindowThatNoModelSaidIsFound() {
    counts.windows.add(2);
    counts.windowsScored.add(2);
    counts.predictions.add(1);
    assertThat(Relation.broken(counts.snapshot()))
        .containsExactly("predictions + deadLettersUnscorable ≥ windowsScored: 1, 2");
    counts.deadLetter(DeadLetterReason.UNSCORABLE);
    assertThat(Relation.broken(counts.snapshot())).isEmpty();
  }
}
