package dev.earmark.client.audio;

import java.io.IOException;
import java.util.Arrays;

/**
 * Decodes the samples of one channel in one FLAC frame (RFC 9639, section 9.2).
 *
 * <p>Samples are longs: the side channel of 32-bit stereo has 33 bits.
 */
final class FlacSubframe {
  private static final int[][] FIXED = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};
  private static final int MAX_LPC_ORDER = 32;

  private final FlacBits in;
  private final long[] coefficients = new long[MAX_LPC_ORDER];

  FlacSubframe(FlacBits in) {
    this.in = in;
  }

  /** Reads {@code count} samples of {@code bits} bits into {@code out}. */
  void read(long[] out, int count, int bits) throws IOException {
    require(in.number(1) == 0, "a subframe must begin with a zero bit");
    int type = in.number(6);
    int wasted = in.number(1) == 0 ? 0 : in.unary() + 1;
    require(wasted < bits, "wasted bits must be fewer than the bits of a sample");
    decode(type, out, count, bits - wasted);
    if (wasted > 0) {
      for (int i = 0; i < count; i++) {
        out[i] <<= wasted;
      }
    }
  }

  private void decode(int type, long[] out, int count, int bits) throws IOException {
    if (type == 0) {
      Arrays.fill(out, 0, count, in.signed(bits));
    } else if (type == 1) {
      literal(out, count, bits);
    } else if (type >= 8 && type <= 12) {
      fixed(type - 8, out, count, bits);
    } else if (type >= 32) {
      linear(type - 31, out, count, bits);
    } else {
      throw new FlacFrameException("subframe type must not be a reserved one: type=" + type);
    }
  }

  private void literal(long[] out, int count, int bits) throws IOException {
    for (int i = 0; i < count; i++) {
      out[i] = in.signed(bits);
    }
  }

  private void fixed(int order, long[] out, int count, int bits) throws IOException {
    warmUp(order, out, count, bits);
    for (int i = 0; i < order; i++) {
      coefficients[i] = FIXED[order][i];
    }
    residual(order, out, count);
    predict(order, 0, out, count);
  }

  private void linear(int order, long[] out, int count, int bits) throws IOException {
    warmUp(order, out, count, bits);
    int precision = in.number(4) + 1;
    require(precision <= 15, "predictor precision must be in 1..15");
    int shift = (int) in.signed(5);
    require(shift >= 0, "predictor shift must not be negative");
    for (int i = 0; i < order; i++) {
      coefficients[i] = in.signed(precision);
    }
    residual(order, out, count);
    predict(order, shift, out, count);
  }

  private void warmUp(int order, long[] out, int count, int bits) throws IOException {
    require(order <= count, "predictor order must not exceed the block");
    literal(out, order, bits);
  }

  private void residual(int order, long[] out, int count) throws IOException {
    int method = in.number(2);
    require(method <= 1, "residual coding must be one of two Rice codings");
    int parameterBits = method == 0 ? 4 : 5;
    int partitionOrder = in.number(4);
    int partition = count >> partitionOrder;
    require(
        partition << partitionOrder == count && partition >= order,
        "Rice partitions must divide the block and hold the warm-up samples");
    for (int start = 0; start < count; start += partition) {
      rice(parameterBits, out, Math.max(start, order), start + partition);
    }
  }

  private void rice(int parameterBits, long[] out, int from, int to) throws IOException {
    int parameter = in.number(parameterBits);
    if (parameter == (1 << parameterBits) - 1) {
      int bits = in.number(5);
      for (int i = from; i < to; i++) {
        out[i] = in.signed(bits);
      }
      return;
    }
    for (int i = from; i < to; i++) {
      long folded = (long) in.unary() << parameter | in.unsigned(parameter);
      out[i] = folded >>> 1 ^ -(folded & 1);
    }
  }

  private void predict(int order, int shift, long[] out, int count) {
    for (int i = order; i < count; i++) {
      long sum = 0;
      for (int j = 0; j < order; j++) {
        sum += coefficients[j] * out[i - 1 - j];
      }
      out[i] += sum >> shift;
    }
  }

  private static void require(boolean kept, String rule) throws FlacFrameException {
    if (!kept) {
      throw new FlacFrameException(rule);
    }
  }
}
