package dev.earmark.client.audio.vorbis;

import static dev.earmark.client.audio.vorbis.VorbisException.require;

import java.util.Arrays;

/**
 * Reads the codebooks of a setup header (section 3.2.1).
 *
 * <p>All together have up to {@value #MAX_VALUES} values, entries times dimensions; encoders write
 * a tenth of that. A book says its own size, and is refused before that is allocated.
 */
final class CodebookHeader {
  static final int MAX_VALUES = 1 << 20;
  private static final int SYNC = 0x564342;

  private final HeaderBits in;
  private long values;

  CodebookHeader(HeaderBits in) {
    this.in = in;
  }

  Codebook[] read() throws VorbisException {
    var books = new Codebook[in.count(8)];
    for (int i = 0; i < books.length; i++) {
      books[i] = book(i);
    }
    return books;
  }

  private Codebook book(int book) throws VorbisException {
    int sync = in.number(24);
    if (sync != SYNC) {
      throw new VorbisException(
          "a Vorbis codebook must begin with the sync code " + SYNC,
          "book=" + book + ", sync=" + sync);
    }
    int dimensions = in.number(16);
    int entries = in.number(24);
    checkSize(dimensions, entries);
    byte[] lengths = in.flag() ? orderedLengths(entries) : lengths(entries);
    return new Codebook(dimensions, lengths, lookup(dimensions, entries));
  }

  private void checkSize(int dimensions, int entries) throws VorbisException {
    require(
        dimensions >= 1,
        "a Vorbis codebook must have a dimension or more",
        "dimensions",
        dimensions);
    values += (long) dimensions * entries;
    if (entries < 1 || values > MAX_VALUES) {
      throw new VorbisException(
          "Vorbis codebooks must have 1.." + MAX_VALUES + " values",
          "entries=" + entries + ", values=" + values);
    }
  }

  private byte[] lengths(int entries) throws VorbisException {
    byte[] lengths = new byte[entries];
    boolean sparse = in.flag();
    for (int entry = 0; entry < entries; entry++) {
      lengths[entry] = (byte) (sparse && !in.flag() ? 0 : in.count(5));
    }
    return lengths;
  }

  private byte[] orderedLengths(int entries) throws VorbisException {
    byte[] lengths = new byte[entries];
    int length = in.count(5);
    for (int entry = 0; entry < entries; length++) {
      require(length <= 32, "a Vorbis codeword must have at most 32 bits", "bits", length);
      int end = entry + in.number(HeaderBits.width(entries - entry));
      if (end > entries) {
        throw new VorbisException(
            "Vorbis codewords must be at most the book's entries",
            "codewords=" + end + ", entries=" + entries);
      }
      Arrays.fill(lengths, entry, end, (byte) length);
      entry = end;
    }
    return lengths;
  }

  private float[] lookup(int dimensions, int entries) throws VorbisException {
    int type = in.number(4);
    require(type <= 2, "a Vorbis codebook must have lookup type 0, 1 or 2", "type", type);
    return type == 0 ? new float[0] : new Lookup(in, type, dimensions).vectors(entries);
  }
}
