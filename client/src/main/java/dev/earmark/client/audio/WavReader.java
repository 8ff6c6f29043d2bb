package dev.earmark.client.audio;

import dev.earmark.client.SampleFormat;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads WAV (RIFF): PCM of 8 to 32 bits, float of 32 and 64, A-law and µ-law, plain or extensible.
 *
 * <p>8 bits come as {@code S16LE}; 32-bit PCM and 64-bit float as {@code F32LE}; all else as it is.
 * A data size of {@code 0x7ffff000} or more is what programs write that do not know it, into a
 * pipe: then the data goes on to the end of the stream.
 */
final class WavReader extends BlockSource {
  private static final long UNKNOWN = 0x7fff_f000L;
  private static final int PIECE_FRAMES = 512;
  private static final int MAX_FORMAT_BYTES = 65_536;

  private final InputStream in;
  private final WavFormat wav;
  private final long dataBytes;
  private final byte[] piece;
  private long read;

  /** Takes a stream that stands just behind {@code RIFF}. */
  WavReader(String name, InputStream in) throws IOException {
    super(name, in);
    this.in = in;
    header();
    wav = WavFormat.of(name, formatChunk());
    dataBytes = find("data");
    piece = new byte[PIECE_FRAMES * frameBytes()];
    if (known() && dataBytes % frameBytes() != 0) {
      throw new AudioFileException(
          name,
          "WAV data must be whole frames of %d bytes".formatted(frameBytes()),
          "bytes=" + dataBytes);
    }
  }

  private void header() throws IOException {
    ByteBuffer rest = bytes(8, "a RIFF header");
    String form = text(rest, 4);
    if (!form.equals("WAVE")) {
      throw new AudioFileException(name(), "RIFF must hold WAVE", "form=" + form);
    }
  }

  private byte[] formatChunk() throws IOException {
    long length = find("fmt ");
    if (length > MAX_FORMAT_BYTES) {
      throw new AudioFileException(
          name(), "the fmt chunk of a WAV file must have at most 65536 bytes", "bytes=" + length);
    }
    byte[] chunk = new byte[(int) length];
    bytes(chunk.length, "a fmt chunk").get(chunk);
    skip(length & 1, "fmt ");
    return chunk;
  }

  private long find(String id) throws IOException {
    while (true) {
      ByteBuffer chunk = bytes(8, "a chunk '" + id.strip() + "'");
      long length = chunk.getInt(4) & 0xffff_ffffL;
      String found = text(chunk, 0);
      if (found.equals(id)) {
        return length;
      }
      if (found.equals("data")) {
        throw new AudioFileException(
            name(), "WAV must say its format before its data", "chunk=data");
      }
      skip(length + (length & 1), found);
    }
  }

  private void skip(long length, String chunk) throws IOException {
    try {
      in.skipNBytes(length);
    } catch (EOFException e) {
      throw AudioFileException.cutOff(
          name(), "format and data behind its chunk '" + chunk.strip() + "'", "bytes=" + length);
    }
  }

  private ByteBuffer bytes(int length, String what) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw AudioFileException.cutOff(name(), what, "file ends before it");
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String text(ByteBuffer bytes, int offset) {
    byte[] text = new byte[4];
    bytes.get(offset, text);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private int frameBytes() {
    return wav.sampleBytes() * wav.format().channels();
  }

  private boolean known() {
    return dataBytes < UNKNOWN;
  }

  @Override
  public SampleFormat format() {
    return wav.format();
  }

  @Override
  public OptionalLong frames() {
    return known() ? OptionalLong.of(dataBytes / frameBytes()) : OptionalLong.empty();
  }

  @Override
  @Nullable ByteBuffer decode(ByteBuffer reused) throws IOException {
    int wanted = (int) Math.min(piece.length, dataBytes - read);
    int length = in.readNBytes(piece, 0, wanted);
    read += length;
    boolean cut = length < wanted && known();
    if (cut || length % frameBytes() != 0) {
      throw AudioFileException.cutOff(name(), expected(), "bytes=" + read);
    }
    if (length == 0) {
      return null;
    }
    int frames = length / frameBytes();
    ByteBuffer out = room(reused, frames * format().frameBytes());
    wav.convert(ByteBuffer.wrap(piece, 0, length).order(ByteOrder.LITTLE_ENDIAN), out);
    return out.flip();
  }

  private String expected() {
    return known() ? dataBytes + " bytes of data" : "whole frames of " + frameBytes() + " bytes";
  }
}
