package dev.earmark.client.audio.vorbis;

import java.util.Arrays;

/** Channels whose floors and residues are written in the same way (section 4.2.4). */
final class Submap {
  private final int[] channels;
  private final Floor floor;
  private final Residue residue;

  /**
   * Reads a submap of a setup header.
   *
   * @param channels their numbers, ascending
   */
  Submap(HeaderBits in, int[] channels, SetupParts parts) throws VorbisException {
    this.channels = channels;
    in.number(8); // a transform that Vorbis I does not have
    floor = parts.floors()[in.index(8, parts.floors().length, "floor")];
    residue = parts.residues()[in.index(8, parts.residues().length, "residue")];
  }

  Floor floor() {
    return floor;
  }

  /**
   * Reads the residue of the channels that are used.
   *
   * @param spectra of all channels, of zeros and as long as each other
   */
  void readResidue(PacketBits in, float[][] spectra, boolean[] used) throws VorbisException {
    float[][] read =
        Arrays.stream(channels)
            .filter(c -> used[c])
            .mapToObj(c -> spectra[c])
            .toArray(float[][]::new);
    if (read.length > 0 && residue.interleaved()) {
      readInterleaved(in, spectra);
    } else {
      new ResiduePacket(residue, in, read, spectra[0].length).read();
    }
  }

  /** Where one channel is used, all are written, line by line in turns. */
  private void readInterleaved(PacketBits in, float[][] spectra) throws VorbisException {
    int count = channels.length;
    float[] interleaved = new float[count * spectra[0].length];
    new ResiduePacket(residue, in, new float[][] {interleaved}, interleaved.length).read();
    for (int i = 0; i < count; i++) {
      float[] spectrum = spectra[channels[i]];
      for (int line = 0; line < spectrum.length; line++) {
        spectrum[line] = interleaved[line * count + i];
      }
    }
  }
}
