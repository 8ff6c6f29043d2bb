package dev.earmark.client.audio;

import dev.earmark.AudioEncoding;
import dev.earmark.client.SampleFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the {@code fmt } chunk of a WAV file says, and how its samples become ours.
 *
 * @param sampleBytes bytes of one sample in the file
 * @param format what the samples are read as
 */
record WavFormat(Codec codec, int sampleBytes, SampleFormat format) {
  private static final int EXTENSIBLE = 0xfffe;
  private static final int MIN_BYTES = 16;
  private static final int EXTENSIBLE_BYTES = 40;

  /** How samples are written in a WAV file. */
  enum Codec {
    U8(AudioEncoding.S16LE),
    S16(AudioEncoding.S16LE),
    S24(AudioEncoding.S24LE),
    S32(AudioEncoding.F32LE),
    F32(AudioEncoding.F32LE),
    F64(AudioEncoding.F32LE),
    ALAW(AudioEncoding.ALAW),
    ULAW(AudioEncoding.ULAW);

    private final AudioEncoding encoding;

    Codec(AudioEncoding encoding) {
      this.encoding = encoding;
    }
  }

  /** Reads the bytes of a {@code fmt } chunk. */
  static WavFormat of(String file, byte[] chunk) throws AudioFileException {
    if (chunk.length < MIN_BYTES) {
      throw new AudioFileException(
          file, "the fmt chunk of a WAV file must have 16 bytes or more", "bytes=" + chunk.length);
    }
    ByteBuffer in = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    int channels = in.getShort(2) & 0xffff;
    int frame = in.getShort(12) & 0xffff;
    int bits = in.getShort(14) & 0xffff;
    Codec codec = codec(file, tag(file, in), bits);
    if (channels == 0 || frame != channels * ((bits + 7) / 8)) {
      throw new AudioFileException(
          file,
          "a WAV frame must have as many bytes as its channels need",
          "frame=%d, channels=%d, bits=%d".formatted(frame, channels, bits));
    }
    long rate = in.getInt(4) & 0xffff_ffffL;
    return new WavFormat(
        codec, frame / channels, Formats.check(file, rate, channels, codec.encoding));
  }

  private static int tag(String file, ByteBuffer in) throws AudioFileException {
    int tag = in.getShort(0) & 0xffff;
    if (tag != EXTENSIBLE) {
      return tag;
    }
    if (in.capacity() < EXTENSIBLE_BYTES) {
      throw new AudioFileException(
          file, "an extensible fmt chunk must have 40 bytes or more", "bytes=" + in.capacity());
    }
    return in.getShort(24) & 0xffff; // the sub-format's GUID begins with the tag
  }

  private static Codec codec(String file, int tag, int bits) throws AudioFileException {
    int bytes = (bits + 7) / 8;
    if (tag == 1 && bytes >= 1 && bytes <= 4) {
      return new Codec[] {Codec.U8, Codec.S16, Codec.S24, Codec.S32}[bytes - 1];
    }
    if (tag == 3 && (bits == 32 || bits == 64)) {
      return bits == 32 ? Codec.F32 : Codec.F64;
    }
    if ((tag == 6 || tag == 7) && bits == 8) {
      return tag == 6 ? Codec.ALAW : Codec.ULAW;
    }
    throw new AudioFileException(
        file,
        "WAV must hold PCM of 8 to 32 bits (1), float of 32 or 64 (3), A-law (6) or µ-law (7) of 8",
        "format=%d, bits=%d".formatted(tag, bits));
  }

  /** Copies whole frames as the file has them to frames as {@link #format} says. */
  void convert(ByteBuffer in, ByteBuffer out) {
    switch (codec) {
      case U8 -> {
        while (in.hasRemaining()) {
          out.putShort((short) (((in.get() & 0xff) - 128) << 8));
        }
      }
      case S32 -> {
        while (in.hasRemaining()) {
          out.putFloat(in.getInt() * 0x1p-31f);
        }
      }
      case F64 -> {
        while (in.hasRemaining()) {
          out.putFloat((float) in.getDouble());
        }
      }
      default -> out.put(in);
    }
  }
}
