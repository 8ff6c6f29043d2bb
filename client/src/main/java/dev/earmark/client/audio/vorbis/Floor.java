package dev.earmark.client.audio.vorbis;

import org.jspecify.annotations.Nullable;

/** The coarse shape of a spectrum (sections 6 and 7). */
interface Floor {
  /** Reads a curve; null where the channel is unused in this packet, or the packet ends before. */
  @Nullable Curve read(PacketBits in) throws VorbisException;

  /** A floor's curve in one packet. */
  interface Curve {
    /** Multiplies a spectrum of {@code n} lines with the curve. */
    void multiply(float[] spectrum, int n);
  }

  /** Reads a floor of a setup header. */
  static Floor header(HeaderBits in, Codebook[] books) throws VorbisException {
    int type = in.number(16);
    VorbisException.require(type <= 1, "a Vorbis floor must have type 0 or 1", "type", type);
    return type == 0 ? new Floor0(in, books) : new Floor1(in, books);
  }
}
