package dev.earmark.chunk;

/** ITU-T G.711: the 256 codes of mu-law and A-law as 16-bit integers. */
final class G711 {
  private static final short[] ULAW = new short[256];
  private static final short[] ALAW = new short[256];

  static {
    for (int code = 0; code < 256; code++) {
      ULAW[code] = (short) decodeUlaw(code);
      ALAW[code] = (short) decodeAlaw(code);
    }
  }

  private G711() {}

  static int ulaw(byte code) {
    return ULAW[code & 0xff];
  }

  static int alaw(byte code) {
    return ALAW[code & 0xff];
  }

  /** All bits are inverted; the 14-bit value is scaled to 16 bits; 33 is the bias, here 33·4. */
  private static int decodeUlaw(int code) {
    int bits = ~code;
    int magnitude = ((((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)) - 132;
    return (bits & 0x80) == 0 ? magnitude : -magnitude;
  }

  /** Even bits are inverted; the 13-bit value is scaled to 16 bits; a set sign bit is positive. */
  private static int decodeAlaw(int code) {
    int bits = code ^ 0x55;
    int segment = (bits >> 4) & 7;
    int step = ((bits & 0x0f) << 4) + 8;
    int magnitude = segment == 0 ? step : (step + 256) << (segment - 1);
    return (bits & 0x80) == 0 ? -magnitude : magnitude;
  }
}
