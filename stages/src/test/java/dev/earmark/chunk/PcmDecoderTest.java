package dev.earmark.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PcmDecoderTest {
  @Test
  void s16leIsDividedByFullScale() {
    assertThat(mono(Encoding.S16LE, 1, 0x00, 0x80, 0xff, 0x7f, 0x00, 0x40, 0xff, 0xff))
        .containsExactly(-1f, 32767f / 32768, 0.5f, -1f / 32768);
  }

  @Test
  void s24leIsDividedByFullScale() {
    assertThat(mono(Encoding.S24LE, 1, 0, 0, 0x80, 0xff, 0xff, 0x7f, 1, 0, 0, 0xff, 0xff, 0xff))
        .containsExactly(-1f, 8388607f / 8388608, 1f / 8388608, -1f / 8388608);
  }

  @Test
  void f32leIsClippedAtFullScale() {
    assertThat(
            PcmDecoder.mono(floats(-0.25f, 0.75f, 1f, 7f, -1f, -1.5f), format(Encoding.F32LE, 1)))
        .containsExactly(-0.25f, 0.75f, Math.nextDown(1f), Math.nextDown(1f), -1f, -1f);
  }

  @Test
  void f32leThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> PcmDecoder.mono(floats(0, 0, 0, Float.NaN), format(Encoding.F32LE, 2)))
        .isInstanceOf(ChunkRefusedException.class)
        .hasMessage("samples must be finite numbers: frame=1, sample=NaN");
    assertThatThrownBy(
            () -> PcmDecoder.mono(floats(Float.NEGATIVE_INFINITY), format(Encoding.F32LE, 1)))
        .hasMessage("samples must be finite numbers: frame=0, sample=-Infinity");
  }

  /** {@code golden/chunk/g711.json} names tool, version and call. */
  @Test
  void g711HasTheGoldenTables() throws IOException {
    int[] codes = new int[256];
    for (int code = 0; code < 256; code++) {
      codes[code] = code;
    }
    JsonNode golden = golden();
    float[] ulaw = mono(Encoding.ULAW, 1, codes);
    float[] alaw = mono(Encoding.ALAW, 1, codes);
    for (int code = 0; code < 256; code++) {
      assertThat(ulaw[code] * 32768).isEqualTo(golden.get("ulaw").get(code).floatValue());
      assertThat(alaw[code] * 32768).isEqualTo(golden.get("alaw").get(code).floatValue());
    }
  }

  @Test
  void channelsAreMixedToTheirMean() {
    assertThat(mono(Encoding.S16LE, 2, 0x00, 0x40, 0x00, 0xc0, 0xff, 0x7f, 0xff, 0x7f))
        .containsExactly(0f, 32767f / 32768);
    assertThat(PcmDecoder.mono(floats(0.5f, 0.25f, 0f), format(Encoding.F32LE, 3)))
        .containsExactly(0.25f);
    assertThat(mono(Encoding.S24LE, 2, 0, 0, 0x40, 0, 0, 0x20)).containsExactly(0.375f);
    assertThat(mono(Encoding.ULAW, 2, 0x00, 0x80)).containsExactly(0f);
  }

  @ParameterizedTest
  @EnumSource
  void staysBelowOneForAnyBytes(Encoding encoding) {
    ByteBuffer bytes = ByteBuffer.allocate(3 * 32 * encoding.bytesPerSample());
    for (byte fill : new byte[] {0, 0x3f, 0x7e, (byte) 0x80, (byte) 0xaa, (byte) 0xfe}) {
      java.util.Arrays.fill(bytes.array(), fill);
      for (float sample : PcmDecoder.mono(bytes, format(encoding, 32))) {
        assertThat(sample).isGreaterThanOrEqualTo(-1f).isLessThan(1f);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void emptyStaysEmpty(Encoding encoding) {
    assertThat(PcmDecoder.mono(ByteBuffer.allocate(0), format(encoding, 2))).isEmpty();
  }

  @Test
  void readsFromPositionToLimitWhateverTheOrderAndLeavesThem() {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {9, 0, 0x40, 9}).order(ByteOrder.BIG_ENDIAN);
    bytes.position(1).limit(3);
    assertThat(PcmDecoder.mono(bytes, format(Encoding.S16LE, 1))).containsExactly(0.5f);
    assertThat(bytes.position()).isEqualTo(1);
    assertThat(bytes.limit()).isEqualTo(3);
  }

  @Test
  void brokenFramesAreRefused() {
    assertThatThrownBy(() -> mono(Encoding.S24LE, 2, 1, 2, 3, 4, 5, 6, 7))
        .isInstanceOf(ChunkRefusedException.class)
        .hasMessage(
            "samples must be whole frames of 6 bytes: samples=7 bytes, channels=2, encoding=s24le");
  }

  private static float[] mono(Encoding encoding, int channels, int... bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
    for (int value : bytes) {
      buffer.put((byte) value);
    }
    return PcmDecoder.mono(buffer.flip(), format(encoding, channels));
  }

  private static ByteBuffer floats(float... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      buffer.putFloat(value);
    }
    return buffer.flip();
  }

  private static AudioFormat format(Encoding encoding, int channels) {
    return new AudioFormat(16_000, channels, encoding);
  }

  private static JsonNode golden() throws IOException {
    try (InputStream json = PcmDecoderTest.class.getResourceAsStream("/golden/chunk/g711.json")) {
      return new ObjectMapper().readTree(json);
    }
  }
}
