package dev.earmark.score;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import java.util.Set;

/**
 * One batch size's tensors over shared direct buffers, so that a run copies nothing.
 *
 * @param input by the graph's name
 * @param output by the graph's name; empty where the output is no tensor
 * @param scores the output's name
 */
record Batch(Map<String, OnnxTensor> input, Map<String, OnnxTensor> output, String scores)
    implements AutoCloseable {

  /** Runs the graph; the caller closes the result. */
  OrtSession.Result run(OrtSession session) throws OrtException {
    return output.isEmpty() ? session.run(input, Set.of(scores)) : session.run(input, output);
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
