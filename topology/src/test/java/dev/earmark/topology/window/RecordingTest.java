package dev.earmark.topology.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.chunk.Chunk;
import dev.earmark.topology.ContentScorer;
import dev.earmark.topology.chunk.HeardChunk;
import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.chunk.RecordingKey;
import dev.earmark.window.CutLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Where in the log a recording's next windows are. */
class RecordingTest {
  private static final int RATE = ContentScorer.CARD.sampleRate();
  private final RecordingRules rules =
      new RecordingRules(
          ContentScorer.seats(ContentScorer.CARD),
          new CutLimits(2, 30),
          Duration.ofMinutes(5),
          Duration.ofMillis(200));
  private final Recording recording =
      rules.begin(
          new HeardChunk(
              new RecordingKey("d", "r"), new Chunk(0, RATE, new float[0], false), 0, null),
          new Place(0, 0));
  private long offset;

  @Test
  void chunksThatBringNothingNewTakeNoRoom() {
    take(0, 500, false);
    for (int i = 0; i < 10_000; i++) {
      take(0, 500, false);
      take(100, 200, false);
      take(500, 500, false);
    }
    assertThat(recording.recordsNeeded()).isEqualTo(1);
    assertThat(recording.firstCursor(offset).checkpoint().need().offset()).isZero();
  }

  @Test
  void theFirstCopyOfASampleIsTheOneThatIsReadAgain() {
    take(0, 500, false);
    take(0, 500, false);
    take(400, 900, false);
    take(500, 900, false);
    assertThat(recording.recordsNeeded()).isEqualTo(2);
  }

  @Test
  void theFirstWordOfTheEndIsReadAgainThoughItHoldsNoSample() {
    take(0, 500, false);
    for (int i = 0; i < 100; i++) {
      take(900, 900, true);
    }
    assertThat(recording.recordsNeeded()).isEqualTo(2);
  }

  private void take(int from, int to, boolean last) {
    var chunk = new Chunk(from, RATE, new float[to - from], last);
    recording.accept(chunk, new Place(offset++, 0));
  }
}
