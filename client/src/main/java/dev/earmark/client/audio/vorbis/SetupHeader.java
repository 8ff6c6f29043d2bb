package dev.earmark.client.audio.vorbis;

import static dev.earmark.client.audio.vorbis.VorbisException.require;

/** Reads the third header (section 4.2.4): codebooks, floors, residues, mappings, and modes. */
final class SetupHeader {
  private final HeaderBits in;
  private final int channels;

  private SetupHeader(byte[] packet, int channels) throws VorbisException {
    in = new HeaderBits(packet, "the third Vorbis header");
    this.channels = channels;
  }

  static Mode[] read(byte[] packet, int channels) throws VorbisException {
    return new SetupHeader(packet, channels).modes();
  }

  private Mode[] modes() throws VorbisException {
    Codebook[] books = new CodebookHeader(in).read();
    readTransforms();
    Mapping[] mappings = mappings(new SetupParts(floors(books), residues(books)));
    var modes = new Mode[in.count(6)];
    for (int i = 0; i < modes.length; i++) {
      modes[i] = Mode.header(in, mappings);
    }
    require(in.flag(), "a Vorbis header must end with its framing bit", "bit", 0);
    return modes;
  }

  private void readTransforms() throws VorbisException {
    for (int left = in.count(6); left > 0; left--) {
      in.zero(16, "time domain transform");
    }
  }

  private Floor[] floors(Codebook[] books) throws VorbisException {
    var floors = new Floor[in.count(6)];
    for (int i = 0; i < floors.length; i++) {
      floors[i] = Floor.header(in, books);
    }
    return floors;
  }

  private Residue[] residues(Codebook[] books) throws VorbisException {
    var residues = new Residue[in.count(6)];
    for (int i = 0; i < residues.length; i++) {
      residues[i] = new Residue(in, books);
    }
    return residues;
  }

  private Mapping[] mappings(SetupParts parts) throws VorbisException {
    var mappings = new Mapping[in.count(6)];
    for (int i = 0; i < mappings.length; i++) {
      mappings[i] = new Mapping(in, channels, parts);
    }
    return mappings;
  }
}
