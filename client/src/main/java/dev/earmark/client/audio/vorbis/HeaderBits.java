package dev.earmark.client.audio.vorbis;

/** Reads the bits of a header behind its name; the end of the packet is an error. */
final class HeaderBits {
  private static final int NAME_BYTES = 7; // the packet's type, then "vorbis"

  private final PacketBits bits;
  private final int bytes;
  private final String what;

  /**
   * @param what what the header holds, for the error where it is cut off
   */
  HeaderBits(byte[] packet, String what) throws VorbisException {
    bits = new PacketBits(packet);
    bytes = packet.length;
    this.what = what;
    for (int i = 0; i < NAME_BYTES; i++) {
      number(Byte.SIZE);
    }
  }

  /** Reads an unsigned number of 0 to 31 bits, or the 32 bits of an int. */
  int number(int width) throws VorbisException {
    int value = bits.number(width);
    if (bits.ended()) {
      throw new VorbisException("is cut off, must hold " + what, "bytes=" + bytes);
    }
    return value;
  }

  boolean flag() throws VorbisException {
    return number(1) == 1;
  }

  /** Reads a number of things, which is written as one less. */
  int count(int width) throws VorbisException {
    return number(width) + 1;
  }

  /** Reads the index of one of {@code count} things. */
  int index(int width, int count, String name) throws VorbisException {
    int index = number(width);
    VorbisException.require(index < count, "a Vorbis " + name + " must be there", name, index);
    return index;
  }

  /** Reads what must be zero in Vorbis I. */
  void zero(int width, String name) throws VorbisException {
    int value = number(width);
    VorbisException.require(value == 0, "the " + name + " of Vorbis must be 0", name, value);
  }

  /** Returns how many bits hold every number up to this one: {@code ilog} of section 9.2.1. */
  static int width(int largest) {
    return largest <= 0 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(largest);
  }
}
