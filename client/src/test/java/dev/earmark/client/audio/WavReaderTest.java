package dev.earmark.client.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.AudioEncoding;
import dev.earmark.client.SampleFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WavReaderTest {
  private static final byte[] GUID_REST = {0, 0, 0, 0, 16, 0, -128, 0, 0, -86, 0, 56, -101, 113};

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bytes(ByteBuffer filled) {
    byte[] bytes = new byte[filled.capacity()];
    filled.get(0, bytes);
    return bytes;
  }

  private static byte[] chunk(String id, byte[] body) {
    return little(8 + body.length + (body.length & 1))
        .put(id.getBytes(StandardCharsets.ISO_8859_1))
        .putInt(body.length)
        .put(body)
        .array();
  }

  private static byte[] fmt(int tag, int channels, int bits) {
    int frame = channels * ((bits + 7) / 8);
    return little(16)
        .putShort((short) tag)
        .putShort((short) channels)
        .putInt(16_000)
        .putInt(16_000 * frame)
        .putShort((short) frame)
        .putShort((short) bits)
        .array();
  }

  private static byte[] extensible(int tag, int channels, int bits) {
    return little(40)
        .put(fmt(0xfffe, channels, bits))
        .putShort((short) 22)
        .putShort((short) bits)
        .putInt(3)
        .putShort((short) tag)
        .put(GUID_REST)
        .array();
  }

  private static byte[] wav(byte[]... chunks) {
    int length = Arrays.stream(chunks).mapToInt(c -> c.length).sum();
    ByteBuffer file = little(12 + length);
    file.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(4 + length);
    file.put("WAVE".getBytes(StandardCharsets.ISO_8859_1));
    for (byte[] chunk : chunks) {
      file.put(chunk);
    }
    return bytes(file);
  }

  private static byte[] plain(byte[] fmt, byte[] data) {
    return wav(chunk("fmt ", fmt), chunk("data", data));
  }

  private static AudioSource open(byte[] file) throws IOException {
    return Audio.open("x.wav", file);
  }

  private static void assertReads(byte[] file, AudioEncoding encoding, byte[] expected)
      throws IOException {
    try (AudioSource source = open(file)) {
      assertThat(source.format().encoding()).isEqualTo(encoding);
      assertThat(source.readAll()).isEqualTo(expected);
    }
  }

  @Test
  void passesOnWhatIsAnEncodingAlready() throws IOException {
    byte[] data = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    assertReads(plain(fmt(1, 1, 16), data), AudioEncoding.S16LE, data);
    assertReads(plain(fmt(1, 2, 24), data), AudioEncoding.S24LE, data);
    assertReads(plain(fmt(3, 1, 32), data), AudioEncoding.F32LE, data);
    assertReads(plain(fmt(6, 1, 8), data), AudioEncoding.ALAW, data);
    assertReads(plain(fmt(7, 2, 8), data), AudioEncoding.ULAW, data);
  }

  @Test
  void readsExtensibleFiles() throws IOException {
    byte[] data = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    assertReads(plain(extensible(1, 2, 24), data), AudioEncoding.S24LE, data);
    assertReads(plain(extensible(3, 1, 32), data), AudioEncoding.F32LE, data);
  }

  @Test
  void widens8BitsAround128() throws IOException {
    byte[] data = {0, (byte) 128, (byte) 255, 127};
    byte[] expected =
        little(8)
            .putShort((short) -32_768)
            .putShort((short) 0)
            .putShort((short) 32_512)
            .putShort((short) -256)
            .array();
    assertReads(plain(fmt(1, 1, 8), data), AudioEncoding.S16LE, expected);
  }

  @Test
  void scales32BitsAndDoublesToFloats() throws IOException {
    byte[] expected = little(8).putFloat(-1).putFloat(0.5f).array();
    byte[] ints = little(8).putInt(Integer.MIN_VALUE).putInt(1 << 30).array();
    byte[] doubles = little(16).putDouble(-1).putDouble(0.5).array();
    assertReads(plain(fmt(1, 1, 32), ints), AudioEncoding.F32LE, expected);
    assertReads(plain(fmt(3, 1, 64), doubles), AudioEncoding.F32LE, expected);
  }

  @Test
  void passesOverOtherChunksOfOddLength() throws IOException {
    byte[] data = {1, 2, 3, 4};
    byte[] file =
        wav(
            chunk("LIST", new byte[] {1, 2, 3}),
            chunk("fmt ", fmt(1, 1, 16)),
            chunk("fact", new byte[4]),
            chunk("data", data),
            chunk("id3 ", new byte[7]));
    try (AudioSource source = open(file)) {
      assertThat(source.format()).isEqualTo(new SampleFormat(16_000, 1, AudioEncoding.S16LE));
      assertThat(source.frames()).isEqualTo(OptionalLong.of(2));
      assertThat(source.readAll()).isEqualTo(data);
    }
  }

  @Test
  void readsToTheEndWhatCameThroughAPipe() throws IOException {
    byte[] file = plain(fmt(1, 1, 16), new byte[] {1, 2, 3, 4});
    for (int size : new int[] {-1, 0x7fff_f024, Integer.MIN_VALUE}) {
      byte[] piped =
          ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN).putInt(40, size).array();
      try (AudioSource source = open(piped)) {
        assertThat(source.frames()).isEmpty();
        assertThat(source.readAll()).containsExactly(1, 2, 3, 4);
      }
    }
  }

  @Test
  void noticesEveryPlaceItCanBeCutOff() {
    byte[] file = plain(extensible(1, 2, 16), new byte[400]);
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> Audio.decode("cut.wav", cut))
          .as("cut to %d of %d bytes", length, file.length)
          .isInstanceOf(AudioFileException.class);
    }
  }

  private static void assertRefused(byte[] file, String message) {
    assertThatThrownBy(() -> Audio.decode("x.wav", file))
        .isInstanceOf(AudioFileException.class)
        .hasMessage("x.wav: " + message);
  }

  @Test
  void saysWhichValueBreaksWhichRule() {
    byte[] data = new byte[8];
    byte[] good = plain(fmt(1, 1, 16), data);
    assertRefused(
        Arrays.copyOf(good, good.length - 2), "is cut off, must hold 8 bytes of data: bytes=6");
    assertRefused(
        plain(fmt(2, 1, 4), data),
        "WAV must hold PCM of 8 to 32 bits (1), float of 32 or 64 (3), A-law (6) or µ-law (7) of 8:"
            + " format=2, bits=4");
    assertRefused(
        plain(fmt(1, 1, 16), new byte[7]), "WAV data must be whole frames of 2 bytes: bytes=7");
    assertRefused(
        plain(fmt(1, 0, 16), data),
        "a WAV frame must have as many bytes as its channels need: frame=0, channels=0, bits=16");
    assertRefused(
        plain(fmt(1, 33, 8), new byte[33]),
        "cannot be heard: channels must be in 1..32: channels=33");
    assertRefused(
        ByteBuffer.wrap(good.clone()).order(ByteOrder.LITTLE_ENDIAN).putInt(24, 12).array(),
        "cannot be heard: sampleRate must be in 1000..768000: sampleRate=12");
    assertRefused(wav(chunk("data", data)), "WAV must say its format before its data: chunk=data");
    assertRefused(
        wav(chunk("fmt ", new byte[4])),
        "the fmt chunk of a WAV file must have 16 bytes or more: bytes=4");
    assertRefused(
        ByteBuffer.wrap(good.clone()).put(8, (byte) 'A').array(), "RIFF must hold WAVE: form=AAVE");
  }

  @Test
  void refusesAFileThatEndsBeforeThePadByteOfItsFormat() {
    byte[] padded = chunk("fmt ", Arrays.copyOf(fmt(1, 1, 16), 17));
    assertRefused(
        wav(Arrays.copyOf(padded, 8 + 17)),
        "is cut off, must hold format and data behind its chunk 'fmt': bytes=1");
  }
}
