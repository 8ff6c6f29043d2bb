package dev.earmark.client.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.AudioEncoding;
import dev.earmark.client.SampleFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlacReaderTest {
  // sha256sum of: flac 1.4.2 -d -c --force-raw-format --endian=little --sign=signed NAME.flac
  @ParameterizedTest
  @CsvSource({
    "mono16, 4ce418a51489f6fc9dfabfe63336e9fcf01db6c08703ecfc60fc149792f4efe7",
    "fixed16, 4ce418a51489f6fc9dfabfe63336e9fcf01db6c08703ecfc60fc149792f4efe7",
    "noise16, e2118313f05b7555d0187f125c1c018ce2da472aaa227336acfeb5cfb10f0cdb",
    "silence16, e9a15a094703faaea3fdf53af7e04da21717008ab4bb228799712b2fced03c65",
    "wasted16, 4e757ca2e48a1216b62a5c31817e92451283494e702bbee20e091eb9fbe3deab",
    "same16, 9c89429a2bcacc6d29f6e9c98edc09adfd2b1f19700f618c5b84c902caa9694d",
    "midside16, 4de7d87ebf49e003917d9b0fa4bee39d5c8fb5132cc379b3a52c775c982b85e3",
    "sideright16, b04935a0f9d1afc12ae8be231634833884b005a7edba4a7380923259cb10942a",
    "stereo24, d2ae1c5533a28216f3f96dbb00162a93e77db6823510e85f7940894b16e67376",
  })
  void decodesBitForBitAsFlacDoes(String name, String sha256) throws Exception {
    byte[] samples = Audio.decode(name, Audio.resource(name + ".flac"));
    assertThat(Audio.sha256(samples)).isEqualTo(sha256);
  }

  // The reader compares the MD5 that the encoder wrote, so decoding to the end is the check.
  @Test
  void decodes32BitsToFloats() throws Exception {
    try (AudioSource source = Audio.open("x.flac", Audio.resource("stereo32.flac"))) {
      assertThat(source.format()).isEqualTo(new SampleFormat(48_000, 2, AudioEncoding.F32LE));
      assertThat(source.frames()).isEqualTo(OptionalLong.of(2_400));
      ByteBuffer samples = ByteBuffer.wrap(source.readAll()).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(samples.capacity()).isEqualTo(2_400 * 8);
      while (samples.hasRemaining()) {
        assertThat(samples.getFloat()).isBetween(-0.9001f, 0.9001f);
      }
    }
  }

  @Test
  void scales8BitsTo16() throws Exception {
    byte[] samples = Audio.decode("x.flac", Audio.resource("mono8.flac"));
    assertThat(samples).hasSize(1_600 * 2);
    for (int i = 0; i < samples.length; i += 2) {
      assertThat(samples[i]).isZero();
      assertThat(samples[i + 1]).isBetween((byte) -65, (byte) 65); // half of full range
    }
  }

  @Test
  void servesTheSameSamplesInPiecesOfAnySize() throws Exception {
    byte[] file = Audio.resource("stereo24.flac");
    byte[] whole = Audio.decode("x.flac", file);
    for (int piece : new int[] {6, 7, 100, 4_096, 1_000_000}) {
      ByteBuffer pieces = ByteBuffer.allocate(whole.length);
      try (AudioSource source = Audio.open("x.flac", file)) {
        byte[] buffer = new byte[piece];
        for (int n = source.read(buffer, 0, piece); n >= 0; n = source.read(buffer, 0, piece)) {
          assertThat(n % 6).isZero();
          pieces.put(buffer, 0, n);
        }
      }
      assertThat(pieces.array()).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mono16.flac", "midside16.flac"})
  void noticesEveryPlaceItCanBeCutOff(String name) {
    byte[] file = Audio.resource(name);
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> Audio.decode("cut.flac", cut))
          .as("cut to %d of %d bytes", length, file.length)
          .isInstanceOf(AudioFileException.class);
    }
  }

  @Test
  void noticesEveryDamagedByteOfItsFrames() throws Exception {
    byte[] file = Audio.resource("midside16.flac");
    int frames = firstFrame(file);
    for (int i = frames; i < file.length; i++) {
      byte[] damaged = file.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> Audio.decode("damaged.flac", damaged))
          .as("byte %d of %d", i, file.length)
          .isInstanceOf(AudioFileException.class);
    }
  }

  private static int firstFrame(byte[] file) {
    int at = 4;
    while (true) {
      boolean last = file[at] < 0;
      at +=
          4 + (file[at + 1] & 0xff) * 65_536 + (file[at + 2] & 0xff) * 256 + (file[at + 3] & 0xff);
      if (last) {
        return at;
      }
    }
  }

  @Test
  void saysWhereItIsCutOff() {
    byte[] file = Audio.resource("mono16.flac");
    assertThatThrownBy(() -> Audio.decode("cut.flac", Arrays.copyOf(file, file.length - 1)))
        .hasMessage(
            "cut.flac: is cut off, must hold 4800 samples: ends in a frame after sample 4096");
    assertThatThrownBy(() -> Audio.decode("cut.flac", Arrays.copyOf(file, 20)))
        .hasMessage("cut.flac: is cut off, must hold the FLAC metadata: file ends inside it");
  }

  @Test
  void comparesTheMd5() {
    byte[] file = Audio.resource("mono16.flac");
    file[4 + 4 + 18] ^= 1; // first byte of STREAMINFO's MD5
    assertThatThrownBy(() -> Audio.decode("x.flac", file))
        .hasMessage("x.flac: the MD5 of the samples must match the file's: samples=4800");
  }

  @Test
  void passesOverAnId3Tag() throws IOException {
    byte[] file = Audio.resource("mono16.flac");
    byte[] tag = {'I', 'D', '3', 4, 0, 0, 0, 0, 1, 2};
    ByteBuffer tagged = ByteBuffer.allocate(tag.length + 130 + file.length);
    tagged.put(tag).position(tag.length + 130).put(file);
    assertThat(Audio.decode("x.flac", tagged.array())).isEqualTo(Audio.decode("x.flac", file));
  }
}
