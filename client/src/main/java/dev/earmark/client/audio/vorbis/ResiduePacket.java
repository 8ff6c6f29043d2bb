package dev.earmark.client.audio.vorbis;

import static dev.earmark.client.audio.vorbis.VorbisException.require;

/** Adds what a packet has of a residue to spectra (section 8.6.2); its end is no error. */
final class ResiduePacket {
  private final Residue residue;
  private final PacketBits in;
  private final float[][] spectra;
  private final int[][] classes;
  private final int partitions;
  private final int group;

  /**
   * @param spectra those that the packet has something of, not those of unused channels
   * @param lines of each spectrum
   */
  ResiduePacket(Residue residue, PacketBits in, float[][] spectra, int lines) {
    this.residue = residue;
    this.in = in;
    this.spectra = spectra;
    group = residue.classbook().dimensions();
    partitions = residue.partitions(lines);
    classes = new int[spectra.length][partitions];
  }

  void read() throws VorbisException {
    for (int pass = 0; pass < Residue.PASSES; pass++) {
      for (int first = 0; first < partitions && !in.ended(); first += group) {
        if (pass == 0) {
          classify(first);
        }
        readGroup(first, pass);
      }
    }
  }

  private void classify(int first) throws VorbisException {
    for (int[] vector : classes) {
      int number = Math.max(0, residue.classbook().number(in));
      for (int i = group - 1; i >= 0 && number > 0; i--) {
        if (first + i < partitions) {
          vector[first + i] = number % residue.classes();
        }
        number /= residue.classes();
      }
      require(number == 0, "classes of a Vorbis residue must be there", "class", number);
    }
  }

  private void readGroup(int first, int pass) throws VorbisException {
    int end = Math.min(partitions, first + group);
    for (int i = first; i < end; i++) {
      for (int j = 0; j < spectra.length && !in.ended(); j++) {
        Codebook book = residue.book(classes[j][i], pass);
        if (book != null) {
          readPartition(book, spectra[j], residue.line(i));
        }
      }
    }
  }

  private void readPartition(Codebook book, float[] spectrum, int line) throws VorbisException {
    int stride = residue.stride(book);
    int next = stride == 1 ? book.dimensions() : 1;
    int vectors = residue.partition() / book.dimensions();
    for (int i = 0; i < vectors; i++) {
      int vector = book.vector(in);
      if (vector < 0) {
        return;
      }
      int at = line + i * next;
      for (int j = vector; j < vector + book.dimensions(); j++) {
        spectrum[at] += book.values()[j];
        at += stride;
      }
    }
  }
}
