package dev.earmark.client.audio;

import java.io.IOException;

/**
 * Decodes frames of a FLAC file, one after the other (RFC 9639, section 9).
 *
 * <p>Both checksums of each frame are compared; a frame that breaks a rule is an error, never
 * skipped.
 */
final class FlacFrame {
  private static final int[] RATES = {
    0, 88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
  };
  private static final int[] BITS = {0, 8, 12, -1, 16, 20, 24, 32};
  private static final int LEFT_SIDE = 8;
  private static final int SIDE_RIGHT = 9;
  private static final int MID_SIDE = 10;

  private final FlacBits in;
  private final FlacInfo info;
  private final FlacSubframe subframe;
  private long[][] samples;
  private int count;

  FlacFrame(FlacBits in, FlacInfo info) {
    this.in = in;
    this.info = info;
    subframe = new FlacSubframe(in);
    samples = new long[info.channels()][Math.max(info.maxBlock(), 16)];
  }

  /** Returns the samples of the present frame, per channel; the first {@link #count} are valid. */
  long[][] samples() {
    return samples;
  }

  int count() {
    return count;
  }

  /** Reads the next frame; false where the stream ends before it. */
  boolean next() throws IOException {
    in.mark();
    int first = in.byteOrEnd();
    if (first < 0) {
      return false;
    }
    int second = in.number(8);
    require(first == 0xff && (second & 0xfe) == 0xf8, "a frame must begin with the sync code");
    int assignment = header();
    for (int channel = 0; channel < samples.length; channel++) {
      subframe.read(samples[channel], count, info.bits() + sideBit(assignment, channel));
    }
    in.align();
    int expected = in.crc16();
    require(in.number(16) == expected, "the CRC-16 of a frame must match its bytes");
    decorrelate(assignment);
    return true;
  }

  private int header() throws IOException {
    int blockCode = in.number(4);
    int rateCode = in.number(4);
    int assignment = in.number(4);
    int bitsCode = in.number(3);
    require(in.number(1) == 0, "the reserved bit of a frame header must be zero");
    codedNumber();
    count = blockSize(blockCode);
    checkRate(rateCode);
    int expected = in.crc8();
    require(in.number(8) == expected, "the CRC-8 of a frame header must match its bytes");
    check("channels", channels(assignment), info.channels());
    check("bits", bitsCode == 0 ? info.bits() : BITS[bitsCode], info.bits());
    grow();
    return assignment;
  }

  private void codedNumber() throws IOException {
    int lead = in.number(8);
    int ones = Integer.numberOfLeadingZeros(~(lead << 24));
    require(ones != 1 && ones < 8, "a frame number must be coded in 1..7 bytes");
    for (int i = 1; i < ones; i++) {
      require((in.number(8) & 0xc0) == 0x80, "a frame number must be coded like UTF-8");
    }
  }

  private int blockSize(int code) throws IOException {
    require(code != 0, "the block size must not be the reserved one");
    return switch (code) {
      case 1 -> 192;
      case 2, 3, 4, 5 -> 576 << (code - 2);
      case 6 -> in.number(8) + 1;
      case 7 -> in.number(16) + 1;
      default -> 256 << (code - 8);
    };
  }

  private void checkRate(int code) throws IOException {
    int rate =
        switch (code) {
          case 0 -> info.sampleRate();
          case 12 -> in.number(8) * 1_000;
          case 13 -> in.number(16);
          case 14 -> in.number(16) * 10;
          case 15 -> -1;
          default -> RATES[code];
        };
    check("sample rate", rate, info.sampleRate());
  }

  private static int channels(int assignment) throws IOException {
    require(assignment <= MID_SIDE, "the channel assignment must not be a reserved one");
    return assignment < LEFT_SIDE ? assignment + 1 : 2;
  }

  private static int sideBit(int assignment, int channel) {
    boolean side =
        assignment == SIDE_RIGHT
            ? channel == 0
            : (assignment == LEFT_SIDE || assignment == MID_SIDE) && channel == 1;
    return side ? 1 : 0;
  }

  private void grow() {
    if (count > samples[0].length) {
      samples = new long[samples.length][count];
    }
  }

  private void decorrelate(int assignment) {
    if (assignment < LEFT_SIDE) {
      return;
    }
    long[] a = samples[0];
    long[] b = samples[1];
    for (int i = 0; i < count; i++) {
      long first = a[i];
      long second = b[i];
      if (assignment == LEFT_SIDE) {
        b[i] = first - second;
      } else if (assignment == SIDE_RIGHT) {
        a[i] = first + second;
      } else {
        long mid = (first << 1) | (second & 1);
        a[i] = (mid + second) >> 1;
        b[i] = (mid - second) >> 1;
      }
    }
  }

  private static void check(String name, int found, int expected) throws IOException {
    require(
        found == expected,
        "%s of a frame must be that of the file: frame=%d, file=%d"
            .formatted(name, found, expected));
  }

  private static void require(boolean kept, String rule) throws FlacFrameException {
    if (!kept) {
      throw new FlacFrameException(rule);
    }
  }
}
