package dev.earmark.client.audio.vorbis;

import java.io.ByteArrayOutputStream;

/** Writes the bits of a packet as section 2 says, for tests. */
final class Bits {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int last;
  private int used;

  static Bits of() {
    return new Bits();
  }

  /** Begins with the seven bytes of a header's name. */
  static Bits header() {
    return new Bits().number(28, 0).number(28, 0);
  }

  Bits number(int bits, int value) {
    for (int i = 0; i < bits; i++) {
      bit(value >>> i & 1);
    }
    return this;
  }

  /** Writes a codeword as the specification prints it. */
  Bits word(String codeword) {
    codeword.chars().forEach(bit -> bit(bit - '0'));
    return this;
  }

  private void bit(int bit) {
    last |= bit << used++;
    if (used == Byte.SIZE) {
      bytes.write(last);
      last = 0;
      used = 0;
    }
  }

  byte[] done() {
    while (used > 0) {
      bit(0);
    }
    return bytes.toByteArray();
  }

  PacketBits packet() {
    return new PacketBits(done());
  }
}
