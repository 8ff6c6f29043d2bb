package dev.earmark.client.audio.vorbis;

/**
 * Reads the bits of a packet, least significant first (section 2).
 *
 * <p>Behind the end of the packet every number is 0, and {@link #ended} tells so: for audio that is
 * no error.
 */
final class PacketBits {
  private final byte[] packet;
  private int next;
  private long ahead; // bits that are read from the packet and not yet taken
  private int count; // how many
  private boolean ended;

  PacketBits(byte[] packet) {
    this.packet = packet;
  }

  /** Reads an unsigned number of 0 to 31 bits, or the 32 bits of an int. */
  int number(int bits) {
    int value = peek(bits);
    return skip(bits) ? value : 0;
  }

  /** Returns the next bits, at most 32, without taking them; zeros behind the end. */
  int peek(int bits) {
    if (count < bits) {
      fill();
    }
    return (int) (ahead & (1L << bits) - 1);
  }

  /** Takes so many bits, at most 32; false where the packet has fewer. */
  boolean skip(int bits) {
    if (count < bits) {
      fill();
    }
    if (count < bits) {
      end();
      return false;
    }
    ahead >>>= bits;
    count -= bits;
    return true;
  }

  private void fill() {
    while (count <= Long.SIZE - Byte.SIZE && next < packet.length) {
      ahead |= (packet[next++] & 0xffL) << count;
      count += Byte.SIZE;
    }
  }

  private void end() {
    ended = true;
    ahead = 0;
    count = 0;
  }

  /** Tells whether more bits were asked for than there are. */
  boolean ended() {
    return ended;
  }
}
