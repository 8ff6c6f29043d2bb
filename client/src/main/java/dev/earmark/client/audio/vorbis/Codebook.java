package dev.earmark.client.audio.vorbis;

import static dev.earmark.client.audio.vorbis.VorbisException.require;

/** Reads numbers, or vectors of {@link #dimensions}, from packets (section 3). */
final class Codebook {
  private final int dimensions;
  private final int entries;
  private final Codewords codewords;
  private final float[] values;

  /**
   * @param values the vectors of all entries, one behind the other; empty where there are none
   */
  Codebook(int dimensions, byte[] lengths, float[] values) throws VorbisException {
    this.dimensions = dimensions;
    this.entries = lengths.length;
    this.codewords = Codewords.of(lengths);
    this.values = values;
  }

  int dimensions() {
    return dimensions;
  }

  int entries() {
    return entries;
  }

  /** Returns this book where it has vectors, which is refused otherwise. */
  Codebook withVectors() throws VorbisException {
    require(
        values.length > 0, "a Vorbis codebook of vectors must have a lookup", "entries", entries);
    return this;
  }

  float[] values() {
    return values;
  }

  /** Reads a number, or -1 where the packet ends before. */
  int number(PacketBits in) throws VorbisException {
    return codewords.read(in);
  }

  /** Reads where a vector begins in {@link #values}, or a negative number where the packet ends. */
  int vector(PacketBits in) throws VorbisException {
    return codewords.read(in) * dimensions;
  }
}
