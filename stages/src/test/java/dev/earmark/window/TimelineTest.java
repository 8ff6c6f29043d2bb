package dev.earmark.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.SampleSink;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final SampleSink NOWHERE =
      new SampleSink() {
        @Override
        public void samples(float[] samples, int offset, int count) {}

        @Override
        public void zeros(long count) {}
      };

  @Test
  void notesDoNotGrowWhileAFarChunkWaits() {
    Timeline timeline = new Timeline(0, 1000, 1_000_000, NOWHERE);
    timeline.accept(chunk(1L << 40));
    for (long first = 0; first < 100_000; first += 20) {
      timeline.accept(chunk(first + 10));
      timeline.accept(chunk(first));
    }
    assertThat(timeline.head()).isEqualTo(100_000);
    assertThat(timeline.waiting()).isLessThan(100);
  }

  @Test
  void audioBehindTheEndGivesUpNoHole() {
    Timeline timeline = new Timeline(0, 100, 1_000_000, NOWHERE);
    timeline.accept(chunk(20));
    timeline.accept(new Chunk(150, 1000, new float[0], true));
    timeline.accept(chunk(160));
    assertThat(timeline.head()).isZero();
    assertThat(timeline.counts().lateSamples()).isEqualTo(10);
    timeline.accept(chunk(140));
    assertThat(timeline.head()).as("audio before the end does").isEqualTo(30);
  }

  private static Chunk chunk(long first) {
    return new Chunk(first, 1000, new float[10], false);
  }
}
