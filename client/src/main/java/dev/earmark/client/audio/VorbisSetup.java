package dev.earmark.client.audio;

/**
 * Walks the codebooks of a Vorbis setup header (Vorbis I, section 3.2.1) before JOrbis does, which
 * believes whatever size they say.
 *
 * <p>A book has up to {@value #MAX_DIMENSIONS} dimensions, all together up to {@value #MAX_VALUES}
 * values; encoders write a tenth of that.
 */
final class VorbisSetup {
  static final int MAX_DIMENSIONS = 24;
  static final int MAX_VALUES = 1 << 20;
  private static final int HEAD_BYTES = 7;
  private static final int SYNC = 0x564342;

  private final String file;
  private final byte[] packet;
  private long at = 8L * HEAD_BYTES;
  private long values;

  private VorbisSetup(String file, byte[] packet) {
    this.file = file;
    this.packet = packet;
  }

  /** Refuses books that are too large, or that the packet does not hold. */
  static void check(String file, byte[] packet) throws AudioFileException {
    var setup = new VorbisSetup(file, packet);
    int books = setup.number(8) + 1;
    for (int book = 0; book < books; book++) {
      setup.book(book);
    }
  }

  private void book(int book) throws AudioFileException {
    int sync = number(24);
    require(
        sync == SYNC,
        "a Vorbis codebook must begin with the sync code " + SYNC,
        "book=" + book + ", sync=" + sync);
    int dimensions = number(16);
    int entries = number(24);
    require(
        dimensions >= 1 && dimensions <= MAX_DIMENSIONS,
        "a Vorbis codebook must have 1.." + MAX_DIMENSIONS + " dimensions",
        "dimensions=" + dimensions);
    values += (long) dimensions * entries;
    require(
        entries >= 1 && values <= MAX_VALUES,
        "Vorbis codebooks must have 1.." + MAX_VALUES + " values",
        "entries=" + entries + ", values=" + values);
    lengths(entries);
    lookup(dimensions, entries);
  }

  private void lengths(int entries) throws AudioFileException {
    if (number(1) == 1) {
      orderedLengths(entries);
    } else {
      boolean sparse = number(1) == 1;
      for (int entry = 0; entry < entries; entry++) {
        skip(sparse && number(1) == 0 ? 0 : 5);
      }
    }
  }

  private void orderedLengths(int entries) throws AudioFileException {
    int length = number(5) + 1;
    for (int entry = 0; entry < entries; length++) {
      require(length <= 32, "a Vorbis codeword must have at most 32 bits", "bits=" + length);
      entry += number(32 - Integer.numberOfLeadingZeros(entries - entry));
      require(
          entry <= entries,
          "Vorbis codewords must be at most the book's entries",
          "codewords=" + entry + ", entries=" + entries);
    }
  }

  private void lookup(int dimensions, int entries) throws AudioFileException {
    int type = number(4);
    require(type <= 2, "a Vorbis codebook must have lookup type 0, 1 or 2", "type=" + type);
    if (type > 0) {
      skip(64);
      int bits = number(4) + 1;
      skip(1);
      long count = type == 1 ? lattice(dimensions, entries) : (long) dimensions * entries;
      skip(bits * count);
    }
  }

  /** Returns the largest number whose power of so many dimensions is at most the entries. */
  private static long lattice(int dimensions, int entries) {
    int side = 1;
    while (Math.pow(side + 1, dimensions) <= entries) {
      side++;
    }
    return side;
  }

  private void skip(long bits) throws AudioFileException {
    at += bits;
    if (at > 8L * packet.length) {
      throw AudioFileException.cutOff(file, "Vorbis codebooks", "bytes=" + packet.length);
    }
  }

  /** Reads up to 24 bits, least significant first. */
  private int number(int bits) throws AudioFileException {
    long from = at;
    skip(bits);
    int value = 0;
    for (int i = 0; i < bits; i++) {
      long bit = from + i;
      value |= (packet[(int) (bit >> 3)] >> (bit & 7) & 1) << i;
    }
    return value;
  }

  private void require(boolean kept, String rule, String found) throws AudioFileException {
    if (!kept) {
      throw new AudioFileException(file, rule, found);
    }
  }
}
