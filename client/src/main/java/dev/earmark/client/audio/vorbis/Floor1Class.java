package dev.earmark.client.audio.vorbis;

import org.jspecify.annotations.Nullable;

/**
 * How the points of a partition are read (section 7.2.2).
 *
 * @param dimensions points of a partition
 * @param subclassBits bits of a number of the master book that choose the book of a point
 * @param master null where there is nothing to choose
 * @param books by what was chosen; null where the point is as predicted
 */
@SuppressWarnings("ArrayRecordComponent") // nothing compares classes
record Floor1Class(
    int dimensions, int subclassBits, @Nullable Codebook master, @Nullable Codebook[] books) {

  static Floor1Class header(HeaderBits in, Codebook[] books) throws VorbisException {
    int dimensions = in.count(3);
    int subclassBits = in.number(2);
    Codebook master = subclassBits == 0 ? null : books[in.index(8, books.length, "codebook")];
    var chosen = new @Nullable Codebook[1 << subclassBits];
    for (int i = 0; i < chosen.length; i++) {
      int book = in.index(8, books.length + 1, "codebook") - 1;
      chosen[i] = book < 0 ? null : books[book];
    }
    return new Floor1Class(dimensions, subclassBits, master, chosen);
  }

  /** Reads the points of one partition into {@code heights} from {@code at}. */
  void read(PacketBits in, int[] heights, int at) throws VorbisException {
    int choices = master == null ? 0 : master.number(in);
    for (int i = at; i < at + dimensions; i++) {
      Codebook book = books[choices & (books.length - 1)];
      choices >>>= subclassBits;
      heights[i] = book == null ? 0 : book.number(in);
    }
  }
}
