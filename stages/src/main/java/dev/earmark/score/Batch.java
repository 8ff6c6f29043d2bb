package dev.earmark.score;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * One batch size's tensors over shared direct buffers, so that a run copies nothing.
 *
 * @param input by the graph's name
 * @param output by the graph's name
 */
record Batch(Map<String, OnnxTensor> input, Map<String, OnnxTensor> output)
    implements AutoCloseable {

  /** Tensors over the first floats of both buffers. */
  static Batch of(Tensors names, Floats features, Floats scores) throws OrtException {
    OnnxTensor input = features.tensor();
    try {
      return new Batch(Map.of(names.input(), input), Map.of(names.output(), scores.tensor()));
    } catch (OrtException e) {
      input.close();
      throw e;
    }
  }

  /** A buffer and the shape of the floats at its beginning. */
  @SuppressWarnings("ArrayRecordComponent")
  record Floats(FloatBuffer buffer, long[] shape) {

    private OnnxTensor tensor() throws OrtException {
      int count = 1;
      for (long length : shape) {
        count = Math.toIntExact(count * length);
      }
      return OnnxTensor.createTensor(Sessions.environment(), buffer.slice(0, count), shape);
    }
  }

  /** A shape with the batch before it. */
  static long[] shape(long batch, int... each) {
    var shape = new long[each.length + 1];
    shape[0] = batch;
    for (int i = 0; i < each.length; i++) {
      shape[i + 1] = each[i];
    }
    return shape;
  }

  @Override
  public void close() {
    input.values().forEach(OnnxTensor::close);
    output.values().forEach(OnnxTensor::close);
  }
}
