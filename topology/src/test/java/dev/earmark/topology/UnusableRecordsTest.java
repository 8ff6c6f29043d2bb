package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.AudioChunk;
import dev.earmark.Prediction;
import dev.earmark.Truth;
import dev.earmark.TruthSource;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.model.Classifier;
import dev.earmark.topology.model.WindowScorer;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.window.Window;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be heard or scored costs nothing but itself, and is a dead letter. */
class UnusableRecordsTest {
  @Test
  void bytesThatAreNoAvroAreADeadLetterAsTheyCame() {
    byte[] garbage = {1, 2, 3};
    try (var topology = new DrivenTopology()) {
      topology.take("d", garbage);
      topology.take("d", null);
      var letters = topology.letters();
      assertThat(letters.get(0).value()).isEqualTo(garbage);
      assertThat(DrivenTopology.header(letters.get(0), "__streams.errors.offset")).isEqualTo("0");
      assertThat(DrivenTopology.header(letters.get(0), "earmark.stage")).isEqualTo("chunk");
      assertThat(DrivenTopology.header(letters.get(0), "earmark.reason")).isEqualTo("undecodable");
      assertThat(DrivenTopology.header(letters.get(1), "__streams.errors.message"))
          .isEqualTo("value must be an AudioChunk: value=null");
    }
  }

  @Test
  void anotherRecordThanAudioIsADeadLetterAndTheStreamGoesOn() {
    var truth = new Truth("d", "r", 0L, 1L, 8_000, "low", TruthSource.TEST);
    try (var topology = new DrivenTopology()) {
      topology.take("d", NamedAvroSerde.write(truth));
      topology.take(TestLog.chunk("d", "r", new Span(0, 800, true)));
      assertThat(topology.reasons())
          .containsExactly("value must be of record AudioChunk: record=dev.earmark.Truth");
      assertThat(topology.predictions()).hasSize(1);
    }
  }

  @Test
  void audioAfterTheEndOfItsRecordingIsADeadLetterAndARepeatIsNot() {
    try (var topology = new DrivenTopology()) {
      topology.take(TestLog.chunk("d", "r", new Span(0, 800, true)));
      topology.take(TestLog.chunk("d", "r", Span.of(200, 800)));
      topology.take(TestLog.chunk("d", "r", Span.of(800, 900)));
      assertThat(topology.letters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(DrivenTopology.header(letter, "earmark.reason")).isEqualTo("ended");
                assertThat(DrivenTopology.header(letter, "__streams.errors.message"))
                    .isEqualTo(
                        "chunk must end within its recording, which has ended: recording=r, end=800, chunk=800..900");
              });
      assertThat(topology.predictions()).hasSize(1);
      assertThat(topology.streams.counts().snapshot()).containsEntry("samplesLate", 600L);
    }
  }

  @Test
  void aWindowWithoutUsableScoresIsADeadLetterThatNamesIt() {
    AudioChunk loud = TestLog.chunk("d", "r", Span.of(0, 800));
    loud.setSamples(fullScale(800));
    try (var topology = new DrivenTopology()) {
      topology.take(loud);
      topology.take(TestLog.chunk("d", "r", new Span(800, 2_000, true)));
      assertThat(topology.streams.counts().snapshot()).containsEntry("deadLettersUnscorable", 2L);
      assertThat(topology.reasons())
          .containsExactly(
              "window must have usable scores: id=d/r/0/content@1: scores must be in 0..1: low=NaN",
              "window must have usable scores: id=d/r/400/content@1: scores must be in 0..1: low=NaN");
      assertThat(topology.predictions())
          .map(Prediction::getStartSample)
          .containsExactly(800L, 1_200L);
    }
  }

  @Test
  void windowsWithoutUsableScoresCostNoOtherWindowOfTheirChunk() {
    AudioChunk long10s = TestLog.chunk("d", "r", new Span(0, 80_000, true));
    long10s.getSamples().duplicate().put(fullScale(800));
    try (var topology = new DrivenTopology()) {
      topology.take(long10s);
      assertThat(topology.reasons()).hasSize(2);
      assertThat(topology.predictions())
          .map(Expected::heard)
          .isEqualTo(Expected.of("d", "r", 80_000).subList(2, 199));
    }
  }

  private static ByteBuffer fullScale(int samples) {
    var bytes = ByteBuffer.allocate(samples * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples; i++) {
      bytes.putShort(Short.MAX_VALUE);
    }
    return bytes.flip();
  }

  @Test
  void aModelThatCannotScoreAtAllStopsTheStream() {
    var broken = new Classifier(ContentScorer.CARD, batchMax -> new Broken());
    try (var topology = new DrivenTopology(TopologySettings.defaults(), broken)) {
      AudioChunk chunk = TestLog.chunk("d", "r", Span.of(0, 800));
      assertThatThrownBy(() -> topology.take(chunk)).rootCause().hasMessage("session is gone");
      assertThat(topology.letters()).isEmpty();
    }
  }

  private static final class Broken implements WindowScorer {
    @Override
    public List<float[]> score(List<Window> windows) {
      throw new IllegalStateException("session is gone");
    }

    @Override
    public void close() {}
  }
}
