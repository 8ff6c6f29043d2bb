package dev.earmark.topology.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.chunk.Chunk;
import dev.earmark.topology.ContentScorer;
import dev.earmark.topology.chunk.Extent;
import dev.earmark.topology.chunk.Origin;
import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.chunk.Tail;
import dev.earmark.topology.deadletter.RecordRefusedException;
import dev.earmark.window.CutLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a recording that may be silent for a second keeps of a chunk beyond that. */
class ReachTest {
  private static final int RATE = ContentScorer.CARD.sampleRate();
  private static final Extent HEARD = new Extent(5_000, 600);
  private final RecordingRules rules =
      new RecordingRules(
          ContentScorer.seats(ContentScorer.CARD),
          new CutLimits(2, 30),
          Duration.ofSeconds(1),
          Duration.ZERO);
  private final Reach reach = new Reach(new Origin(0, RATE, 0, new Place(0, 0)), rules, HEARD);

  @Test
  void oneThatWasRefusedIsReadAgainAsLongAsItMayBeTaken() {
    refuse(20_000, 20_100, 7);
    assertThat(reach.need(reach.tail(9))).isEqualTo(new Tail(7, HEARD));
    assertThat(reach.need(reach.tail(6))).isEqualTo(new Tail(6, HEARD));
    take(500, 600, 8);
    assertThat(reach.need(reach.tail(9)).offset()).isEqualTo(7);
    take(600, 700, 9);
    assertThat(reach.need(reach.tail(10)).offset()).isEqualTo(10);
  }

  @Test
  void oneThatAgreesBringsItBackOnce() {
    refuse(20_000, 20_100, 7);
    FarChunk first = reach.admit(chunk(20_100, 20_200), new Place(8, 5_000));
    assertThat(first).isNotNull().extracting(FarChunk::tail).isEqualTo(new Tail(7, HEARD));
    assertThat(reach.need(reach.tail(9)).offset()).isEqualTo(9);
    refuse(20_100, 20_200, 10);
  }

  private void take(int from, int to, long offset) {
    var place = new Place(offset, 5_000);
    assertThat(reach.admit(chunk(from, to), place)).isNull();
    reach.note(chunk(from, to), place);
  }

  private void refuse(int from, int to, long offset) {
    assertThatThrownBy(() -> reach.admit(chunk(from, to), new Place(offset, 5_000)))
        .isInstanceOf(RecordRefusedException.class);
  }

  private static Chunk chunk(int from, int to) {
    return new Chunk(from, RATE, new float[to - from], false);
  }
}
