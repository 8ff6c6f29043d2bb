package dev.earmark.score;

import dev.earmark.rule.Rule;

/**
 * What an integer of a tensor stands for: {@code (integer - zeroPoint) * scale}, as ONNX's {@code
 * DequantizeLinear} has it.
 *
 * @param scale of one step
 * @param zeroPoint the integer that stands for 0
 */
public record Quantum(double scale, int zeroPoint) {

  /** Refuses what eight bits cannot hold. */
  public Quantum {
    Rule.check(scale > 0 && Double.isFinite(scale), "scale must be above 0", "scale", scale);
    Rule.within("zeroPoint", (long) zeroPoint, Byte.MIN_VALUE, 255);
  }

  /** The integer nearest to a number, the even one of two, as ONNX's {@code QuantizeLinear}. */
  double toInteger(double number) {
    return Math.rint(number / scale) + zeroPoint;
  }

  /** The number that an integer stands for. */
  double toNumber(double integer) {
    return (integer - zeroPoint) * scale;
  }
}
