package dev.earmark.score;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/** Numbers in a direct buffer, as a graph's tensor has them; tensors over it copy nothing. */
final class Elements {
  private final Element element;
  private final @Nullable Quantum quantum;
  private final ByteBuffer bytes;

  /** Room for so many elements. */
  Elements(Element element, @Nullable Quantum quantum, int count) {
    this.element = element;
    this.quantum = quantum;
    bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(count, element.type.size))
            .order(ByteOrder.nativeOrder());
  }

  /** A buffer to write numbers into: the elements themselves where they are floats. */
  FloatBuffer numbers() {
    return element == Element.FLOAT
        ? bytes.asFloatBuffer()
        : FloatBuffer.allocate(bytes.capacity() / element.type.size);
  }

  /** Takes over the first numbers of a buffer that {@link #numbers} made. */
  void take(FloatBuffer numbers, int count) {
    if (element == Element.FLOAT) {
      return;
    }
    for (int at = 0; at < count; at++) {
      double number = numbers.get(at);
      element.put(bytes, at, quantum == null ? number : quantum.toInteger(number));
    }
  }

  /** Reads numbers from a position on. */
  void get(int position, double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      double number = element.get(bytes, position + i);
      numbers[i] = quantum == null ? number : quantum.toNumber(number);
    }
  }

  /** A tensor over the first elements; the caller closes it. */
  OnnxTensor tensor(long[] shape) throws OrtException {
    int count = 1;
    for (long length : shape) {
      count = Math.toIntExact(count * length);
    }
    var environment = Sessions.environment();
    if (element == Element.FLOAT) {
      return OnnxTensor.createTensor(environment, bytes.asFloatBuffer().slice(0, count), shape);
    }
    ByteBuffer first = bytes.slice(0, count * element.type.size).order(ByteOrder.nativeOrder());
    return OnnxTensor.createTensor(environment, first, shape, element.type);
  }
}
