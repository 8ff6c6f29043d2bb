package dev.earmark.client.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads bits, most significant first, and keeps the CRC-8 and CRC-16 of the bytes read since a
 * mark.
 *
 * <p>Source: RFC 9639, sections 9.1.8 (CRC-8, polynomial 0x07) and 9.3 (CRC-16, polynomial 0x8005).
 */
final class FlacBits {
  private static final int[] CRC8 = crcTable(0x07, 8);
  private static final int[] CRC16 = crcTable(0x8005, 16);

  private final InputStream in;
  private final byte[] buffer = new byte[16_384];
  private int position;
  private int limit;
  private int current; // the byte being read; its low `left` bits are still to come
  private int left;
  private int crc8;
  private int crc16;

  FlacBits(InputStream in) {
    this.in = in;
  }

  private static int[] crcTable(int polynomial, int width) {
    int[] table = new int[256];
    for (int value = 0; value < 256; value++) {
      int crc = value << (width - 8);
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & (1 << (width - 1))) != 0 ? crc << 1 ^ polynomial : crc << 1;
      }
      table[value] = crc & ((1 << width) - 1);
    }
    return table;
  }

  /** Returns the next byte, 0 to 255, or -1 at the end; only where no bits are left over. */
  int byteOrEnd() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(in.read(buffer), 0);
      if (limit == 0) {
        return -1;
      }
    }
    int value = buffer[position++] & 0xff;
    crc8 = CRC8[crc8 ^ value];
    crc16 = (crc16 << 8 ^ CRC16[(crc16 >>> 8 ^ value) & 0xff]) & 0xffff;
    return value;
  }

  private void load() throws IOException {
    current = byteOrEnd();
    if (current < 0) {
      throw new EOFException();
    }
    left = 8;
  }

  /** Reads an unsigned number of 0 to 63 bits. */
  long unsigned(int bits) throws IOException {
    long value = 0;
    int missing = bits;
    while (missing > 0) {
      if (left == 0) {
        load();
      }
      int taken = Math.min(missing, left);
      left -= taken;
      value = value << taken | (current >>> left & (1 << taken) - 1);
      missing -= taken;
    }
    return value;
  }

  /** Reads an unsigned number of 0 to 31 bits. */
  int number(int bits) throws IOException {
    return (int) unsigned(bits);
  }

  /** Reads a two's complement number of 0 to 63 bits; 0 bits are 0. */
  long signed(int bits) throws IOException {
    return bits == 0 ? 0 : unsigned(bits) << (64 - bits) >> (64 - bits);
  }

  /** Counts the zero bits before the next one bit, and reads past it. */
  int unary() throws IOException {
    int zeros = 0;
    while (true) {
      if (left == 0) {
        load();
      }
      int rest = current & (1 << left) - 1;
      if (rest != 0) {
        int leading = Integer.numberOfLeadingZeros(rest) - (32 - left);
        left -= leading + 1;
        return zeros + leading;
      }
      zeros += left;
      left = 0;
    }
  }

  /** Drops the bits that are left of the present byte. */
  void align() {
    left = 0;
  }

  void skip(long bytes) throws IOException {
    for (long i = 0; i < bytes; i++) {
      load();
    }
    align();
  }

  /** Starts both checksums anew. */
  void mark() {
    crc8 = 0;
    crc16 = 0;
  }

  int crc8() {
    return crc8;
  }

  int crc16() {
    return crc16;
  }
}
