package dev.earmark.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.chunk.AudioFormat;
import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.Encoding;
import dev.earmark.chunk.PcmDecoder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentTakeTest {
  private static final Take TAKE =
      new Take(7, "device-0", 0, new AudioFormat(8_000, 2, Encoding.S16LE), 10);
  private static final float[] SAMPLES =
      PcmDecoder.mono(ByteBuffer.wrap(TAKE.pcm()), TAKE.format());

  @Test
  void whatNoChunkHoldsIsAHole() {
    List<Chunk> heard = heard(new Cut(1, 1, 3), new Cut(6, 6, 10));
    assertThat(heard).extracting(Chunk::firstSample).containsExactly(1L, 6L);
    assertThat(heard).extracting(Chunk::last).containsExactly(false, true);
    assertThat(heard.get(0).samples()).containsExactly(SAMPLES[1], SAMPLES[2]);
    assertThat(heard.get(1).samples()).containsExactly(Arrays.copyOfRange(SAMPLES, 6, 10));
  }

  @Test
  void theFirstCopyWinsWhereALaterOneContradicts() {
    List<Chunk> heard = heard(new Cut(0, 0, 5), new Cut(2, 5, 10));
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0).samples()).containsExactly(SAMPLES);
  }

  @Test
  void aContradictionThatComesFirstWins() {
    float[] samples = heard(new Cut(2, 5, 10), new Cut(0, 0, 5)).get(0).samples();
    assertThat(samples)
        .startsWith(SAMPLES[0], SAMPLES[1], SAMPLES[7], SAMPLES[6], SAMPLES[5])
        .endsWith(Arrays.copyOfRange(SAMPLES, 5, 10));
  }

  private static List<Chunk> heard(Cut... cuts) {
    return new SentTake(TAKE, List.of(cuts)).heard();
  }
}
