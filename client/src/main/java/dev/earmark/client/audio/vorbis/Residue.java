package dev.earmark.client.audio.vorbis;

import static dev.earmark.client.audio.vorbis.VorbisException.require;

import org.jspecify.annotations.Nullable;

/** The fine detail of spectra, which their floors leave (section 8). */
final class Residue {
  static final int PASSES = 8;

  private final int type;
  private final int begin;
  private final int end;
  private final int partition;
  private final int classes;
  private final Codebook classbook;
  private final @Nullable Codebook[][] books;

  /** Reads a residue of a setup header. */
  Residue(HeaderBits in, Codebook[] all) throws VorbisException {
    type = in.number(16);
    require(type <= 2, "a Vorbis residue must have type 0, 1 or 2", "type", type);
    begin = in.number(24);
    end = in.number(24);
    partition = in.count(24);
    classes = in.count(6);
    classbook = all[in.index(8, all.length, "codebook")];
    require(
        Math.pow(classes, classbook.dimensions()) <= classbook.entries(),
        "the book of a Vorbis residue must have an entry for all its classes",
        "classes",
        classes);
    books = books(in, all);
  }

  private @Nullable Codebook[][] books(HeaderBits in, Codebook[] all) throws VorbisException {
    int[] passes = new int[classes];
    for (int i = 0; i < classes; i++) {
      passes[i] = in.number(3) | (in.flag() ? in.number(5) << 3 : 0);
    }
    var chosen = new @Nullable Codebook[classes][PASSES];
    for (int i = 0; i < classes; i++) {
      for (int pass = 0; pass < PASSES; pass++) {
        chosen[i][pass] = (passes[i] >> pass & 1) == 1 ? book(in, all) : null;
      }
    }
    return chosen;
  }

  private Codebook book(HeaderBits in, Codebook[] all) throws VorbisException {
    Codebook book = all[in.index(8, all.length, "codebook")].withVectors();
    require(
        partition % book.dimensions() == 0,
        "a partition of a Vorbis residue must hold whole vectors of " + book.dimensions(),
        "partition",
        partition);
    return book;
  }

  /** Tells whether the vectors of all channels are one, their lines in turns (type 2). */
  boolean interleaved() {
    return type == 2;
  }

  /** Returns in how many lines the values of a vector are apart (section 8.6.3, 8.6.4). */
  int stride(Codebook book) {
    return type == 0 ? partition / book.dimensions() : 1;
  }

  /** Returns how many whole partitions spectra of {@code lines} have. */
  int partitions(int lines) {
    return Math.max(0, Math.min(end, lines) - begin) / partition;
  }

  /** Returns the first line of a partition. */
  int line(int index) {
    return begin + index * partition;
  }

  /** Returns the lines of a partition. */
  int partition() {
    return partition;
  }

  /** Returns how many classes a partition may have. */
  int classes() {
    return classes;
  }

  /** Returns the book whose numbers are the classes of as many partitions as it has dimensions. */
  Codebook classbook() {
    return classbook;
  }

  /** Returns what a partition of this class is read with in a pass; null for nothing. */
  @Nullable Codebook book(int partitionClass, int pass) {
    return books[partitionClass][pass];
  }
}
