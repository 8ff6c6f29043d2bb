package dev.earmark.client.audio;

import dev.earmark.AudioEncoding;
import dev.earmark.client.SampleFormat;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Decodes FLAC (RFC 9639) of 4 to 32 bits, comparing every checksum the file carries.
 *
 * <p>Up to 16 bits come as {@code S16LE} and up to 24 as {@code S24LE}, both scaled to full range;
 * 32 bits come as {@code F32LE}.
 */
final class FlacReader extends BlockSource {
  private final FlacInfo info;
  private final SampleFormat format;
  private final FlacFrame frame;
  private final MessageDigest md5;
  private byte[] digested = new byte[0];
  private long decoded;

  /** Takes a stream that stands just behind the signature {@code fLaC}. */
  FlacReader(String name, InputStream in) throws IOException {
    super(name, in);
    FlacBits bits = new FlacBits(in);
    info = info(name, bits);
    format = Formats.check(name, info.sampleRate(), info.channels(), encoding(info.bits()));
    frame = new FlacFrame(bits, info);
    md5 = md5();
  }

  private static FlacInfo info(String name, FlacBits bits) throws IOException {
    try {
      return FlacInfo.read(bits, name);
    } catch (EOFException e) {
      throw AudioFileException.cutOff(name, "the FLAC metadata", "file ends inside it");
    }
  }

  private static AudioEncoding encoding(int bits) {
    return bits <= 16
        ? AudioEncoding.S16LE
        : bits <= 24 ? AudioEncoding.S24LE : AudioEncoding.F32LE;
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has MD5", e);
    }
  }

  @Override
  public SampleFormat format() {
    return format;
  }

  @Override
  public OptionalLong frames() {
    return info.frames() == 0 ? OptionalLong.empty() : OptionalLong.of(info.frames());
  }

  @Override
  @Nullable ByteBuffer decode(ByteBuffer reused) throws IOException {
    boolean complete = info.frames() > 0 && decoded >= info.frames();
    if (complete || !nextFrame()) {
      checkEnd();
      return null;
    }
    decoded += frame.count();
    digest();
    ByteBuffer out = room(reused, frame.count() * format.frameBytes());
    write(out);
    return out.flip();
  }

  private boolean nextFrame() throws IOException {
    try {
      return frame.next();
    } catch (FlacFrameException e) {
      throw new AudioFileException(name(), e.rule(), "after sample " + decoded);
    } catch (EOFException e) {
      throw AudioFileException.cutOff(name(), wanted(), "ends in a frame after sample " + decoded);
    }
  }

  private String wanted() {
    return info.frames() == 0 ? "whole FLAC frames" : info.frames() + " samples";
  }

  private void checkEnd() throws IOException {
    if (decoded < info.frames()) {
      throw AudioFileException.cutOff(name(), wanted(), "samples=" + decoded);
    }
    if (info.hasMd5() && !info.md5().equals(HexFormat.of().formatHex(md5.digest()))) {
      throw new AudioFileException(
          name(), "the MD5 of the samples must match the file's", "samples=" + decoded);
    }
  }

  private void digest() {
    int bytes = (info.bits() + 7) / 8;
    long[][] samples = frame.samples();
    digested =
        digested.length < frame.count() * samples.length * bytes
            ? new byte[frame.count() * samples.length * bytes]
            : digested;
    int at = 0;
    for (int i = 0; i < frame.count(); i++) {
      for (long[] channel : samples) {
        for (int b = 0; b < bytes; b++) {
          digested[at++] = (byte) (channel[i] >> (8 * b));
        }
      }
    }
    md5.update(digested, 0, at);
  }

  private void write(ByteBuffer out) {
    long[][] samples = frame.samples();
    for (int i = 0; i < frame.count(); i++) {
      for (long[] channel : samples) {
        write(out, channel[i]);
      }
    }
  }

  private void write(ByteBuffer out, long sample) {
    switch (format.encoding()) {
      case S16LE -> out.putShort((short) (sample << (16 - info.bits())));
      case S24LE -> {
        long scaled = sample << (24 - info.bits());
        out.putShort((short) scaled).put((byte) (scaled >> 16));
      }
      default -> out.putFloat((float) Math.scalb((double) sample, 1 - info.bits()));
    }
  }
}
