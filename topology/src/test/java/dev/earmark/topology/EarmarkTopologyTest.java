package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import dev.earmark.Prediction;
import dev.earmark.Truth;
import dev.earmark.TruthSource;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.window.Window;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EarmarkTopologyTest {
  private static final Path DESCRIPTION = Path.of("src/test/resources/topology.txt");

  private static TopologyDescription describe() {
    var streams =
        StreamsSettings.of(
            TopologySettings.defaults(),
            Map.of("bootstrap.servers", "unused:1", AvroSerdes.SERDE_CLASS, NamedAvroSerde.NAME));
    return new EarmarkTopology(TopologySettings.defaults(), ContentScorer.classifier(), streams)
        .build()
        .describe();
  }

  @Test
  void everyProcessorBelongsToAStageAndNoOtherDoes() {
    assertThat(
            describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .map(TopologyDescription.Node::name))
        .containsExactlyInAnyOrderElementsOf(Stage.processors());
    assertThatThrownBy(() -> Stage.of("renamed"))
        .hasMessage("processor must belong to a stage: processor=renamed");
  }

  @Test
  void theTopologyIsAsDescribed() throws IOException {
    String described = describe().toString();
    if (Boolean.getBoolean("earmark.topology.write")) {
      Files.writeString(DESCRIPTION, described);
    }
    assertThat(described).isEqualTo(Files.readString(DESCRIPTION));
  }

  @Property(tries = 25)
  void sameWindowsHoweverChunksAreSplit(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 700) Integer> pieces) {
    long length = 4_321;
    try (var topology = new DrivenTopology()) {
      long at = 0;
      for (int i = 0; at < length; i++) {
        long to = Math.min(length, at + pieces.get(i % pieces.size()));
        topology.take(TestLog.chunk("d", "r", new Span(at, to, to == length)));
        at = to;
      }
      assertThat(topology.predictions())
          .map(Expected::heard)
          .containsExactlyElementsOf(Expected.of("d", "r", length));
    }
  }

  @Test
  void aPredictionSaysWhereAndWhenItsWindowWas() {
    try (var topology = new DrivenTopology()) {
      topology.take(TestLog.chunk("kitchen", "2026-01-01", new Span(0, 1_200, true)));
      Prediction second = topology.predictions().get(1);
      assertThat(second.getId()).isEqualTo("kitchen/2026-01-01/400/content@1");
      assertThat(second.getDevice()).isEqualTo("kitchen");
      assertThat(second.getRecording()).isEqualTo("2026-01-01");
      assertThat(second.getEndSample()).isEqualTo(1_200);
      assertThat(second.getSampleRate()).isEqualTo(8_000);
      assertThat(second.getStartedAt()).isEqualTo(TestLog.START.plusMillis(50));
      assertThat(second.getProcessedAt()).isEqualTo(DrivenTopology.NOW);
      assertThat(second.getScores()).hasSize(3);
      assertThat(second.getCoverage()).isEqualTo(1.0);
    }
  }

  static Stream<Arguments> badChunks() {
    return Stream.of(
        bad(
            chunk -> chunk.setEncoding(AudioEncoding.UNKNOWN),
            "encoding must be one of S16LE, S24LE, F32LE, ULAW, ALAW: encoding=UNKNOWN"),
        bad(chunk -> chunk.setSampleRate(0), "sampleRate must be in 1000..768000: sampleRate=0"),
        bad(
            chunk -> chunk.setSampleRate(2_000_000_000),
            "sampleRate must be in 1000..768000: sampleRate=2000000000"),
        bad(chunk -> chunk.setChannels(0), "channels must be in 1..32: channels=0"),
        bad(chunk -> chunk.setFirstSample(-1), "firstSample must not be negative: firstSample=-1"),
        bad(
            chunk -> chunk.setSamples(ByteBuffer.allocate(3)),
            "samples must be whole frames of 2 bytes: samples=3 bytes, channels=1, encoding=s16le"),
        bad(
            chunk -> {
              chunk.setEncoding(AudioEncoding.F32LE);
              chunk.setSamples(ByteBuffer.wrap(new byte[] {0, 0, (byte) 0xc0, 0x7f}));
            },
            "samples must be finite numbers: frame=0, sample=NaN"),
        bad(
            chunk -> chunk.setRecording(""),
            "recording must be 1..200 characters, not '*', without '/' and control characters: recording='', length=0"),
        bad(
            chunk -> chunk.setRecording("a/b"),
            "recording must be 1..200 characters, not '*', without '/' and control characters: recording='a/b', length=3"),
        bad(
            chunk -> chunk.setRecording("a\nb"),
            "recording must be 1..200 characters, not '*', without '/' and control characters: recording='a?b', length=3"),
        bad(
            chunk -> chunk.setDevice("*"),
            "device must be 1..200 characters, not '*', without '/' and control characters: device='*', length=1"),
        bad(
            chunk -> chunk.setDevice("a/b"),
            "device must be 1..200 characters, not '*', without '/' and control characters: device='a/b', length=3"),
        bad(chunk -> chunk.setDevice("other"), "key must be the device: key=d, device=other"),
        outOfPlace(
            chunk -> chunk.setSampleRate(16_000),
            "sampleRate must stay 8000 Hz within a recording: sampleRate=16000"),
        bad(
            chunk -> chunk.setFirstSample(Long.MAX_VALUE - 300),
            "firstSample must be at most 1125899906842624: firstSample=9223372036854775507"),
        bad(
            chunk -> chunk.setSamples(ByteBuffer.allocate(20_000_000)),
            "samples must be at most 16777216 bytes: samples=20000000 bytes"),
        outOfPlace(
            chunk -> chunk.setFirstSample(3_000_000),
            "chunk must begin at most recording.idle after what was heard, or the next must follow it there: recording.idle=PT5M, heard to=600, firstSample=3000000"));
  }

  private static Arguments bad(Consumer<AudioChunk> spoil, String reason) {
    return Arguments.of(spoil, reason, "chunk");
  }

  private static Arguments outOfPlace(Consumer<AudioChunk> spoil, String reason) {
    return Arguments.of(spoil, reason, "window");
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("badChunks")
  void aBadChunkIsADeadLetterAndNothingElseIsLost(
      Consumer<AudioChunk> spoil, String reason, String stage) {
    AudioChunk bad = TestLog.chunk("d", "r", Span.of(600, 900));
    spoil.accept(bad);
    byte[] value = NamedAvroSerde.write(bad);
    try (var topology = new DrivenTopology()) {
      topology.take(TestLog.chunk("d", "r", Span.of(0, 600)));
      topology.take("d", value);
      topology.take(TestLog.chunk("d", "r", new Span(600, 1_500, true)));
      var letters = topology.letters();
      assertThat(letters).hasSize(1);
      assertThat(DrivenTopology.header(letters.get(0), "__streams.errors.message"))
          .isEqualTo(reason);
      assertThat(DrivenTopology.header(letters.get(0), "__streams.errors.topic"))
          .isEqualTo("earmark.chunks");
      assertThat(DrivenTopology.header(letters.get(0), "earmark.stage")).isEqualTo(stage);
      assertThat(DrivenTopology.header(letters.get(0), "earmark.reason")).isEqualTo("refused");
      assertThat(letters.get(0).value()).isEqualTo(value);
      assertThat(topology.predictions())
          .map(Expected::heard)
          .isEqualTo(Expected.of("d", "r", 1_500));
      assertThat(topology.streams.counts().snapshot())
          .containsEntry("deadLetters", 1L)
          .containsEntry("deadLettersRefused", 1L);
    }
  }

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
      assertThat(topology.reasons())
          .containsExactly(
              "chunk must end within its recording, which has ended: recording=r, end=800, chunk=800..900");
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

  @Test
  void aRecordingThatFallsSilentEndsOnlyIfNothingOfTheLogIsLeft() {
    try (var topology = new DrivenTopology()) {
      topology.take(TestLog.chunk("d", "r", Span.of(0, 500)));
      topology.log.append("d", "r", Span.of(0, 500), 0);
      topology.log.append("d", "r", Span.of(500, 600), 0);
      topology.wait(Duration.ofMinutes(6));
      assertThat(topology.predictions()).isEmpty();
      topology.log.end = 1;
      topology.wait(Duration.ofMinutes(6));
      assertThat(topology.predictions()).map(Expected::heard).isEqualTo(Expected.of("d", "r", 500));
      assertThat(topology.streams.counts().snapshot()).containsEntry("recordingsIdle", 1L);
    }
  }

  @Test
  void anEndedRecordingIsRememberedAndThenForgotten() {
    try (var topology = new DrivenTopology()) {
      topology.take(TestLog.chunk("d", "r", new Span(0, 800, true)));
      topology.wait(Duration.ofMinutes(50));
      topology.take(TestLog.chunk("d", "r", new Span(0, 800, true)));
      assertThat(topology.predictions()).hasSize(1);
      topology.wait(Duration.ofMinutes(20));
      topology.take(TestLog.chunk("d", "r", new Span(0, 800, true)));
      assertThat(topology.predictions()).hasSize(1);
    }
  }

  @Test
  void theRecordingHeardLongestAgoEndsWhenThereAreTooMany() {
    var recording = RecordingSettings.defaults().withMaxRecordings(2);
    var settings = TopologySettings.defaults().withRecording(recording);
    try (var topology = new DrivenTopology(settings, ContentScorer.classifier())) {
      for (String device : List.of("a", "b", "c")) {
        topology.take(TestLog.chunk(device, "r", Span.of(0, 600)));
      }
      assertThat(topology.predictions()).map(Expected::heard).isEqualTo(Expected.of("a", "r", 600));
    }
  }

  @Test
  void windowsThatWereHardlyHeardAreNotScored() {
    try (var topology = new DrivenTopology()) {
      topology.take(TestLog.chunk("d", "r", Span.of(0, 400)));
      topology.take(TestLog.chunk("d", "r", new Span(20_600, 22_000, true)));
      topology.wait(Duration.ofMinutes(6));
      assertThat(topology.predictions())
          .map(Prediction::getStartSample)
          .containsExactly(0L, 20_400L, 20_800L, 21_200L);
      assertThat(topology.streams.counts().snapshot()).containsEntry("windowsNotCovered", 1L);
      assertThat(topology.reasons()).isEmpty();
    }
  }

  @Test
  void aBacklogIsScoredInFullBatches() {
    List<Integer> batches = new ArrayList<>();
    var classifier = new Classifier(ContentScorer.CARD, max -> new ContentScorer(batches));
    try (var topology = new DrivenTopology(TopologySettings.defaults(), classifier)) {
      topology.wait(Duration.ofSeconds(10));
      topology.behind(Duration.ofSeconds(10));
      topology.take(TestLog.chunk("d", "r", Span.of(0, 800 + 18 * 400)));
      topology.wait(Duration.ofMillis(200));
      assertThat(batches).containsExactly(8, 8, 3);
    }
  }

  @Test
  void otherRatesAndChannelsGiveTheWindowsOfTheirLength() {
    AudioChunk stereo = TestLog.chunk("d", "r", new Span(0, 32_000, true));
    stereo.setChannels(2);
    stereo.setSampleRate(16_000);
    try (var topology = new DrivenTopology()) {
      topology.take(stereo);
      assertThat(topology.predictions())
          .hasSize((int) ContentScorer.CARD.grid().count(16_000, 16_000));
    }
  }

  @Test
  void capturedAtBeforeTheEpochIsATimeLikeAnyOther() {
    AudioChunk old = TestLog.chunk("d", "r", new Span(0, 800, true));
    old.setCapturedAt(Instant.parse("1969-12-31T23:59:59.999500Z"));
    try (var topology = new DrivenTopology()) {
      topology.take(old);
      assertThat(topology.predictions().get(0).getStartedAt())
          .isEqualTo(Instant.parse("1969-12-31T23:59:59.999500Z"));
    }
  }

  @Test
  void settingsThatContradictAreRefusedWithOneSentence() {
    assertThatThrownBy(() -> new ScoringSettings(1.5, 8))
        .hasMessage("min.coverage must be in 0.0..1.0: min.coverage=1.5");
    assertThatThrownBy(() -> RecordingSettings.defaults().withGapWait(Duration.ofHours(1)))
        .hasMessage(
            "recording.max.pending must be at least gap.wait: recording.max.pending=PT30S, gap.wait=PT1H");
    assertThatThrownBy(() -> new TopicNames("a", "b", "c", "d", "e", "a"))
        .hasMessage(
            "topic names must differ: topics=" + Arrays.asList("a", "b", "c", "d", "e", "a"));
    assertThatThrownBy(() -> new AvroSerdes(Map.of("serde.class", "no.such.Serde")).value())
        .hasMessage("serde.class must be on the class path: serde.class=no.such.Serde");
  }
}
