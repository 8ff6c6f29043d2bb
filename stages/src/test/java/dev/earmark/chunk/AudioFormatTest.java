package dev.earmark.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioFormatTest {
  @Test
  void aFrameHasASampleOfEachChannel() {
    assertThat(new AudioFormat(48_000, 2, Encoding.S24LE).frameBytes()).isEqualTo(6);
    assertThat(new AudioFormat(1000, 1, Encoding.ALAW).frameBytes()).isEqualTo(1);
    assertThat(new AudioFormat(768_000, 32, Encoding.F32LE).frameBytes()).isEqualTo(128);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 999, 768_001, Integer.MAX_VALUE})
  void absurdRatesAreRefused(int rate) {
    assertThatThrownBy(() -> new AudioFormat(rate, 1, Encoding.S16LE))
        .isInstanceOf(ChunkRefusedException.class)
        .hasMessage("sampleRate must be in 1000..768000: sampleRate=" + rate);
    assertThatThrownBy(() -> new Chunk(0, rate, new float[1], false))
        .hasMessage("sampleRate must be in 1000..768000: sampleRate=" + rate);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 33})
  void absurdChannelsAreRefused(int channels) {
    assertThatThrownBy(() -> new AudioFormat(16_000, channels, Encoding.S16LE))
        .isInstanceOf(ChunkRefusedException.class)
        .hasMessage("channels must be in 1..32: channels=" + channels);
  }

  @ParameterizedTest
  @CsvSource({"s16le, S16LE", "S24LE, S24LE", "f32LE, F32LE", "ulaw, ULAW", "alaw, ALAW"})
  void encodingsAreNamedInAnyCase(String name, Encoding encoding) {
    assertThat(Encoding.of(name)).isEqualTo(encoding);
    assertThat(Encoding.of(encoding.toString())).isEqualTo(encoding);
  }

  @Test
  void unknownEncodingsAreRefused() {
    assertThatThrownBy(() -> Encoding.of("mp3"))
        .isInstanceOf(ChunkRefusedException.class)
        .hasMessage("encoding must be one of s16le, s24le, f32le, ulaw, alaw: encoding=mp3");
  }

  @Test
  void chunksOutsideTheRecordingAreRefused() {
    assertThatThrownBy(() -> new Chunk(-5, 16_000, new float[1], false))
        .isInstanceOf(ChunkRefusedException.class)
        .hasMessage("firstSample must not be negative: firstSample=-5");
    assertThatThrownBy(() -> new Chunk(Long.MAX_VALUE, 16_000, new float[1], false))
        .isInstanceOf(ChunkRefusedException.class)
        .hasMessage(
            "firstSample plus length must stay below 2^63: firstSample=9223372036854775807,"
                + " length=1");
  }

  @Test
  void positionsAtTheOtherRateAreExact() {
    Rates rates = new Rates(44_100, 16_000);
    assertThat(rates.resultLength(0)).isZero();
    assertThat(rates.resultLength(1)).isEqualTo(1);
    assertThat(rates.resultLength(44_100)).isEqualTo(16_000);
    assertThat(rates.resultLength(44_101)).isEqualTo(16_001);
    assertThat(rates.sourceSample(1)).isEqualTo(2);
    assertThat(rates.sourceSample(16_000L << 40)).isEqualTo(44_100L << 40);
    assertThat(new Rates(768_000, 1000).sourceSample(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void positionsThatOverflowAtTheOtherRateAreRefused() {
    assertThatThrownBy(() -> new Rates(8000, 16_000).resultLength(Long.MAX_VALUE))
        .isInstanceOf(ChunkRefusedException.class)
        .hasMessage(
            "positions must stay below 2^63 at 16000 Hz: position=9223372036854775807 at 8000 Hz");
  }
}
