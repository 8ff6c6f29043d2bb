package dev.earmark.client.audio;

import dev.earmark.fuzz.Cost;
import dev.earmark.fuzz.Resources;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** FLAC files whose checksums are put right first, so that damage reaches what lies behind them. */
public final class FlacFuzz {
  private static final int SIGNATURE = 4;
  private static final int MD5_FROM = 26;
  private static final int MD5_TO = 42;
  private static final int MOST_MENDINGS = 24;

  private FlacFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Cost.hold(input, () -> AudioFileFuzz.readFile(mended(input)));
  }

  public static List<byte[]> seeds() {
    return List.of(
        Resources.read("audio/mono8.flac"),
        Resources.read("audio/silence16.flac"),
        Resources.read("audio/midside16.flac"),
        Resources.read("audio/sideright16.flac"),
        Resources.read("audio/wasted16.flac"),
        Resources.read("audio/noise16.flac"),
        Resources.read("audio/fixed16.flac"));
  }

  private static byte[] mended(byte[] input) throws IOException {
    byte[] file = input.clone();
    if (file.length < MD5_TO) {
      return file;
    }
    System.arraycopy(new byte[] {'f', 'L', 'a', 'C'}, 0, file, 0, SIGNATURE);
    Arrays.fill(file, MD5_FROM, MD5_TO, (byte) 0);
    try {
      mendFrames(file);
    } catch (FlacFrameException | AudioFileException | EOFException refused) {
      // As far as it could be mended.
    }
    return file;
  }

  private static void mendFrames(byte[] file) throws IOException {
    var head = new ByteByByte(file, SIGNATURE);
    FlacInfo info = FlacInfo.read(new FlacBits(head), "fuzz");
    int start = head.at;
    for (int left = MOST_MENDINGS; left > 0; left--) {
      var in = new ByteByByte(file, start);
      try {
        new FlacFrame(new FlacBits(in), info).next();
        start = in.at;
      } catch (FlacFrameException e) {
        mend(file, start, in.at, e);
      }
    }
  }

  private static void mend(byte[] file, int from, int to, FlacFrameException broken)
      throws IOException {
    if (broken.rule().startsWith("the CRC-8")) {
      file[to - 1] = (byte) read(file, from, to - 1).crc8();
    } else if (broken.rule().startsWith("the CRC-16")) {
      int crc = read(file, from, to - 2).crc16();
      file[to - 2] = (byte) (crc >> 8);
      file[to - 1] = (byte) crc;
    } else {
      throw broken;
    }
  }

  private static FlacBits read(byte[] file, int from, int to) throws IOException {
    var bits = new FlacBits(new ByteArrayInputStream(file, from, to - from));
    bits.skip(to - from);
    return bits;
  }

  /** Gives one byte at a time, so that it stands where its reader does. */
  private static final class ByteByByte extends InputStream {
    private final byte[] bytes;
    private int at;

    ByteByByte(byte[] bytes, int at) {
      this.bytes = bytes;
      this.at = at;
    }

    @Override
    public int read() {
      return at < bytes.length ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int value = read();
      if (value < 0) {
        return -1;
      }
      buffer[offset] = (byte) value;
      return 1;
    }
  }
}
