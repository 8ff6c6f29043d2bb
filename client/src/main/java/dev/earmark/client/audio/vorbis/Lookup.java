package dev.earmark.client.audio.vorbis;

/** Reads the vectors of a codebook's entries (section 3.2.1, lookup types 1 and 2). */
final class Lookup {
  private static final int MANTISSA_BITS = 21;
  private static final int EXPONENT_BITS = 10;
  private static final int EXPONENT_BIAS = 788;

  private final HeaderBits in;
  private final boolean lattice;
  private final int dimensions;
  private final float minimum;
  private final float delta;
  private final int bits;
  private final boolean sequence;

  Lookup(HeaderBits in, int type, int dimensions) throws VorbisException {
    this.in = in;
    this.lattice = type == 1;
    this.dimensions = dimensions;
    minimum = number();
    delta = number();
    bits = in.count(4);
    sequence = in.flag();
  }

  /** Reads a number of section 9.2.2: sign, exponent, mantissa. */
  private float number() throws VorbisException {
    int packed = in.number(32);
    int mantissa = packed & (1 << MANTISSA_BITS) - 1;
    int exponent = packed >>> MANTISSA_BITS & (1 << EXPONENT_BITS) - 1;
    return (float)
        Math.scalb((double) (packed < 0 ? -mantissa : mantissa), exponent - EXPONENT_BIAS);
  }

  /** Returns the vectors of all entries, one behind the other. */
  float[] vectors(int entries) throws VorbisException {
    int side = side(entries);
    int[] multiplicands = multiplicands(lattice ? side : entries * dimensions);
    float[] values = new float[entries * dimensions];
    for (int entry = 0; entry < entries; entry++) {
      float last = 0;
      int divisor = 1;
      for (int i = entry * dimensions; i < (entry + 1) * dimensions; i++) {
        int multiplicand = multiplicands[lattice ? entry / divisor % side : i];
        values[i] = finite(multiplicand * delta + minimum + last);
        last = sequence ? values[i] : 0;
        divisor *= side;
      }
    }
    return values;
  }

  /** Returns the largest number whose power of so many dimensions is at most the entries. */
  private int side(int entries) {
    int side = (int) Math.pow(entries, 1.0 / dimensions) + 1;
    while (Math.pow(side, dimensions) > entries) {
      side--;
    }
    return side;
  }

  private int[] multiplicands(int count) throws VorbisException {
    int[] multiplicands = new int[count];
    for (int i = 0; i < count; i++) {
      multiplicands[i] = in.number(bits);
    }
    return multiplicands;
  }

  private static float finite(float value) throws VorbisException {
    if (!Float.isFinite(value)) {
      throw new VorbisException("values of Vorbis codebooks must be finite", "value=" + value);
    }
    return value;
  }
}
