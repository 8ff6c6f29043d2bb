package dev.earmark.score;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.platform.Fp16Conversions;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/** What a tensor's elements are, of those that features and scores can be. */
enum Element {
  FLOAT(OnnxJavaType.FLOAT),
  DOUBLE(OnnxJavaType.DOUBLE),
  FLOAT16(OnnxJavaType.FLOAT16),
  INT8(OnnxJavaType.INT8),
  UINT8(OnnxJavaType.UINT8);

  private static final int UNSIGNED = 255;

  final OnnxJavaType type;

  Element(OnnxJavaType type) {
    this.type = type;
  }

  static Optional<Element> of(OnnxJavaType type) {
    return Stream.of(values()).filter(element -> element.type == type).findFirst();
  }

  /** Whether a number needs a scale to become one of these. */
  boolean integer() {
    return this == INT8 || this == UINT8;
  }

  /** Writes the element at a position; integers hold what is nearest to the number. */
  void put(ByteBuffer bytes, int position, double number) {
    int at = position * type.size;
    switch (this) {
      case FLOAT -> bytes.putFloat(at, (float) number);
      case DOUBLE -> bytes.putDouble(at, number);
      case FLOAT16 -> bytes.putShort(at, Fp16Conversions.floatToFp16((float) number));
      case INT8 -> bytes.put(at, (byte) within(Byte.MIN_VALUE, Byte.MAX_VALUE, number));
      case UINT8 -> bytes.put(at, (byte) within(0, UNSIGNED, number));
    }
  }

  private static int within(int least, int most, double number) {
    return (int) Math.max(least, Math.min(most, number));
  }

  /** Reads the element at a position. */
  double get(ByteBuffer bytes, int position) {
    int at = position * type.size;
    return switch (this) {
      case FLOAT -> bytes.getFloat(at);
      case DOUBLE -> bytes.getDouble(at);
      case FLOAT16 -> Fp16Conversions.fp16ToFloat(bytes.getShort(at));
      case INT8 -> bytes.get(at);
      case UINT8 -> Byte.toUnsignedInt(bytes.get(at));
    };
  }
}
