package dev.earmark.client.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.AudioEncoding;
import dev.earmark.client.SampleFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VorbisReaderTest {
  // NAME.s16: sox 14.4.2 (libvorbis) -D NAME.ogg -t raw -e signed -b 16 -L NAME.s16, or oggdec -R
  @ParameterizedTest
  @ValueSource(
      strings = {"stereo", "mono8k", "burst44k", "surround48k", "lsp", "cut", "cutbegin", "seek"})
  void decodesAsLibvorbisDoesToOneStep(String name) throws Exception {
    byte[] found = Audio.decode(name, Audio.resource(name + ".ogg"));
    byte[] expected = Audio.resource(name + ".s16");
    assertThat(found).hasSameSizeAs(expected);
    ByteBuffer ours = ByteBuffer.wrap(found).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer theirs = ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN);
    while (ours.hasRemaining()) {
      assertThat(Math.abs(ours.getShort() - theirs.getShort())).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void saysItsFormat() throws Exception {
    try (AudioSource source = Audio.open("x.ogg", Audio.resource("stereo.ogg"))) {
      assertThat(source.format()).isEqualTo(new SampleFormat(22_050, 2, AudioEncoding.S16LE));
      assertThat(source.frames()).isEmpty();
    }
  }

  @Test
  void noticesEveryPlaceItCanBeCutOff() {
    byte[] file = Audio.resource("mono8k.ogg");
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> Audio.decode("cut.ogg", cut))
          .as("cut to %d of %d bytes", length, file.length)
          .isInstanceOf(AudioFileException.class);
    }
  }

  @Test
  void noticesEveryDamagedByte() {
    byte[] file = Audio.resource("mono8k.ogg");
    for (int i = 0; i < file.length; i++) {
      byte[] damaged = file.clone();
      damaged[i] ^= 0x20;
      assertThatThrownBy(() -> Audio.decode("damaged.ogg", damaged))
          .as("byte %d of %d", i, file.length)
          .isInstanceOf(AudioFileException.class);
    }
  }

  @Test
  void refusesASecondStreamBehindTheFirst() {
    byte[] file = Audio.resource("mono8k.ogg");
    byte[] chained = Arrays.copyOf(file, 2 * file.length);
    System.arraycopy(file, 0, chained, file.length, file.length);
    assertThatThrownBy(() -> Audio.decode("x.ogg", chained))
        .hasMessage("x.ogg: an Ogg file must hold one stream: page=3");
  }

  @Test
  void saysWhatItIsNot() {
    byte[] file = Audio.resource("mono8k.ogg");
    assertThatThrownBy(() -> Audio.decode("x.ogg", Arrays.copyOf(file, file.length - 1)))
        .hasMessage("x.ogg: is cut off, must hold an Ogg page that ends the stream: pages=2");
    assertThatThrownBy(() -> Audio.decode("x.ogg", page("OpusHead........")))
        .hasMessage("x.ogg: Ogg must hold Vorbis: stream begins with OpusHead");
  }

  @Test
  void ignoresAnEmptyPacketAtTheEnd() throws Exception {
    byte[] file = Audio.resource("mono8k.ogg");
    byte[] longer = lastPage(file, 0);
    assertThat(Audio.decode("x.ogg", longer)).isEqualTo(Audio.decode("x.ogg", file));
  }

  @Test
  void refusesALastPageThatLeavesItsPacketOpen() {
    byte[] file = Audio.resource("mono8k.ogg");
    assertThatThrownBy(() -> Audio.decode("x.ogg", lastPage(file, 255)))
        .hasMessage("x.ogg: the last Ogg page must end its packet: page=3");
  }

  @Test
  void refusesAPageThatEndsAPacketAndSaysNoPosition() {
    byte[] file = Audio.resource("mono8k.ogg");
    int at = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("OggS");
    ByteBuffer page = ByteBuffer.wrap(Arrays.copyOfRange(file, at, file.length));
    page.order(ByteOrder.LITTLE_ENDIAN).putLong(6, -1).putInt(22, 0);
    page.putInt(22, crc(page.array()));
    System.arraycopy(page.array(), 0, file, at, page.capacity());
    assertThatThrownBy(() -> Audio.decode("x.ogg", file))
        .hasMessage("x.ogg: an Ogg page on which a packet ends must say its position: page=3");
  }

  /** Adds a lacing value to the last page, and as many bytes. */
  private static byte[] lastPage(byte[] file, int lacing) {
    int at = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("OggS");
    int body = 27 + file[at + 26];
    ByteBuffer page = ByteBuffer.allocate(file.length - at + 1 + lacing);
    page.order(ByteOrder.LITTLE_ENDIAN).put(file, at, body).put((byte) lacing);
    page.put(file, at + body, file.length - at - body).put(26, (byte) (file[at + 26] + 1));
    page.putInt(22, 0).putInt(22, crc(page.array()));
    byte[] whole = Arrays.copyOf(file, at + page.capacity());
    System.arraycopy(page.array(), 0, whole, at, page.capacity());
    return whole;
  }

  private static byte[] page(String packet) {
    byte[] body = packet.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer page = ByteBuffer.allocate(28 + body.length).order(ByteOrder.LITTLE_ENDIAN);
    page.put("OggS".getBytes(StandardCharsets.ISO_8859_1)).put(5, (byte) 6);
    page.put(26, (byte) 1).put(27, (byte) body.length).put(28, body);
    return page.putInt(22, crc(page.array())).array();
  }

  /** The checksum of RFC 3533, bit by bit. */
  private static int crc(byte[] bytes) {
    int crc = 0;
    for (byte b : bytes) {
      crc ^= b << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
      }
    }
    return crc;
  }
}
