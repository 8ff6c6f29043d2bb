package dev.earmark.client.audio;

import java.io.IOException;
import java.util.HexFormat;

/**
 * What a FLAC file says of itself in its STREAMINFO block (RFC 9639, section 8.2).
 *
 * @param maxBlock most frames a block holds
 * @param bits bits of a sample, 4 to 32
 * @param frames frames in the file, 0 where unknown
 * @param md5 MD5 of the decoded samples, 32 hex digits, all zero where unknown
 */
record FlacInfo(int maxBlock, int sampleRate, int channels, int bits, long frames, String md5) {
  private static final int STREAMINFO = 0;
  private static final int LENGTH = 34;

  /** Tells whether the file says the MD5 of its samples. */
  boolean hasMd5() {
    return !md5.equals("0".repeat(32));
  }

  /** Reads the metadata that follows the signature; the reader then stands at the first frame. */
  static FlacInfo read(FlacBits in, String file) throws IOException {
    boolean last = in.number(1) == 1;
    int type = in.number(7);
    int length = in.number(24);
    if (type != STREAMINFO || length != LENGTH) {
      throw new AudioFileException(
          file,
          "FLAC must begin with a STREAMINFO block (type 0, 34 bytes)",
          "type=" + type + ", bytes=" + length);
    }
    FlacInfo info = streamInfo(in);
    while (!last) {
      last = in.number(1) == 1;
      in.number(7);
      in.skip(in.number(24));
    }
    return info;
  }

  private static FlacInfo streamInfo(FlacBits in) throws IOException {
    in.number(16); // smallest block
    int maxBlock = in.number(16);
    in.skip(6); // smallest and largest frame, in bytes
    int sampleRate = in.number(20);
    int channels = in.number(3) + 1;
    int bits = in.number(5) + 1;
    long frames = in.unsigned(36);
    byte[] md5 = new byte[16];
    for (int i = 0; i < md5.length; i++) {
      md5[i] = (byte) in.number(8);
    }
    return new FlacInfo(
        maxBlock, sampleRate, channels, bits, frames, HexFormat.of().formatHex(md5));
  }
}
