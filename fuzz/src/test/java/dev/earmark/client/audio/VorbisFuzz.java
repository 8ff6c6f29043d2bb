package dev.earmark.client.audio;

import dev.earmark.fuzz.Cost;
import dev.earmark.fuzz.Input;
import dev.earmark.fuzz.Pack;
import dev.earmark.fuzz.Resources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Vorbis packets, each behind its length in two bytes, put into Ogg pages with the right checksums.
 */
public final class VorbisFuzz {
  private static final int LONGEST = 255 * 254;
  private static final int END = 4;
  private static final long SAMPLES_A_PAGE = 500;

  private VorbisFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Cost.hold(input, () -> AudioFileFuzz.readFile(ogg(new Input(input))));
  }

  private static byte[] ogg(Input packets) {
    var file = new Pack();
    for (int number = 0; number == 0 || !packets.atEnd(); number++) {
      byte[] packet = packets.take((int) Math.min(LONGEST, packets.number(2)));
      file.bytes(page(number, packet, packets.atEnd()));
    }
    return file.done();
  }

  private static byte[] page(int number, byte[] packet, boolean last) {
    int full = packet.length / 255;
    byte[] lacing = new byte[full + 1];
    java.util.Arrays.fill(lacing, 0, full, (byte) 255);
    lacing[full] = (byte) (packet.length % 255);
    var page = new Pack().text("OggS").number(1, 0).number(1, last ? END : 0);
    page.bytes(AudioFileFuzz.little(8, number * SAMPLES_A_PAGE)).number(4, 7);
    page.bytes(AudioFileFuzz.little(4, number)).number(4, 0);
    byte[] bytes = page.number(1, lacing.length).bytes(lacing).bytes(packet).done();
    System.arraycopy(AudioFileFuzz.little(4, crc(bytes)), 0, bytes, 22, 4);
    return bytes;
  }

  private static int crc(byte[] bytes) {
    int crc = 0;
    for (byte b : bytes) {
      crc ^= b << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc < 0 ? crc << 1 ^ 0x04c11db7 : crc << 1;
      }
    }
    return crc;
  }

  public static List<byte[]> seeds() {
    return Stream.of("mono8k", "stereo", "burst44k", "surround48k", "lsp", "cutbegin")
        .map(name -> packets(name + ".ogg"))
        .toList();
  }

  private static byte[] packets(String name) {
    var in = new ByteArrayInputStream(Resources.read("audio/" + name));
    in.skip(4);
    var ogg = new OggPackets(name, in);
    var seed = new Pack();
    try {
      for (byte[] packet = ogg.next(); packet != null; packet = ogg.next()) {
        seed.number(2, packet.length).bytes(packet);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seed.done();
  }
}
