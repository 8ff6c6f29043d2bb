package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import dev.earmark.topology.TestLog.Span;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A chunk that breaks a rule is put aside with a sentence, and the stream goes on. */
class BadChunkTest {
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
}
