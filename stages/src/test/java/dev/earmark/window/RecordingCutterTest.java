package dev.earmark.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.chunk.Chunk;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Windows of audio that comes in order, twice, or after the end. */
class RecordingCutterTest extends OneRecording {
  @Test
  void aWindowComesOutWithItsLastSample() {
    accept(chunk(0, 999));
    assertThat(windows).isEmpty();
    accept(chunk(999, 1));
    assertThat(indexes()).containsExactly(0L);
    assertThat(windows.get(0).samples()).isEqualTo(values(0, 1000));
    assertThat(windows.get(0).endSample()).isEqualTo(1000);
    assertThat(windows.get(0).coverage()).isEqualTo(1);
    assertThat(cutter.nextWindow()).isEqualTo(1);
  }

  @Test
  void aShortClipIsOnePaddedWindow() {
    accept(last(chunk(0, 700)));
    assertThat(indexes()).containsExactly(0L);
    assertThat(windows.get(0).samples()).isEqualTo(Arrays.copyOf(values(0, 700), 1000));
    assertThat(windows.get(0).coverage()).isEqualTo(0.7);
    assertThat(windows.get(0).padding()).isEqualTo(300);
    assertThat(windows.get(0).received()).isEqualTo(1);
    assertThat(cutter.ended()).isTrue();
  }

  @Test
  void anEmptyRecordingHasNoWindow() {
    accept(last(chunk(0, 0)));
    assertThat(windows).isEmpty();
    assertThat(cutter.ended()).isTrue();
  }

  @Test
  void aRecordingNeverHeardEndsWithoutWindow() {
    cutter.end(windows::add);
    assertThat(windows).isEmpty();
    assertThat(cutter.ended()).isTrue();
    assertThat(cutter.counts()).isEqualTo(new CutCounts(0, 0, 0, 0, 0));
  }

  @Test
  void endPadsTheRemainderOnce() {
    accept(chunk(0, 1200));
    cutter.end(windows::add);
    cutter.end(windows::add);
    assertThat(indexes()).containsExactly(0L, 1L);
    assertThat(windows.get(1).samples()).isEqualTo(Arrays.copyOf(values(500, 700), 1000));
  }

  @Test
  void whatComesAfterTheEndIsOnlyCounted() {
    accept(last(chunk(0, 1000)));
    accept(chunk(1000, 300));
    accept(new Chunk(0, 8000, new float[5], true));
    assertThat(indexes()).containsExactly(0L);
    assertThat(cutter.counts()).isEqualTo(new CutCounts(1000, 0, 0, 305, 0));
  }

  @Test
  void theFirstCopyWins() {
    accept(chunk(0, 600));
    accept(new Chunk(400, 1000, new float[600], false));
    float[] expected = Arrays.copyOf(values(0, 600), 1000);
    assertThat(windows.get(0).samples()).isEqualTo(expected);
    assertThat(cutter.counts().repeatedSamples()).isEqualTo(200);
    assertThat(cutter.counts().samples()).isEqualTo(1000);
  }

  @Test
  void nothingIsHeardBeyondTheLastChunk() {
    accept(last(chunk(500, 500)));
    accept(chunk(1000, 700));
    accept(chunk(0, 600));
    assertThat(indexes()).containsExactly(0L);
    assertThat(cutter.counts()).isEqualTo(new CutCounts(1000, 100, 0, 700, 0));
  }
}
