package dev.earmark.score;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.earmark.rule.Rule;
import java.util.Arrays;
import java.util.Collection;

/**
 * The names of a graph's one input and one output, both of floats with the batch first.
 *
 * @param input the features
 * @param output the scores
 */
record Tensors(String input, String output) {

  /**
   * Refuses a graph that does not take what the card's front end makes, or give one number a label.
   */
  static Tensors of(OrtSession session, ModelCard card) throws OrtException {
    NodeInfo input = only("input", session.getInputInfo().values());
    NodeInfo output = only("output", session.getOutputInfo().values());
    checkInput(floats("input", input), card);
    checkOutput(floats("output", output), card);
    return new Tensors(input.getName(), output.getName());
  }

  private static NodeInfo only(String what, Collection<NodeInfo> nodes) {
    var names = nodes.stream().map(NodeInfo::getName).toList();
    Rule.check(nodes.size() == 1, "graph must have one " + what, what + "s", names);
    return nodes.iterator().next();
  }

  private static long[] floats(String what, NodeInfo node) {
    boolean floats =
        node.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT;
    Rule.check(floats, what + " must be a tensor of floats", node.getName(), node.getInfo());
    return ((TensorInfo) node.getInfo()).getShape();
  }

  private static void checkInput(long[] shape, ModelCard card) {
    long[] made = Batch.shape(-1, card.frontEnd().shape(card.windowSamples()));
    Rule.check(
        fits(shape, made),
        "graph must take what the card's front end makes",
        "graph",
        text(shape),
        "card",
        text(made));
  }

  private static void checkOutput(long[] shape, ModelCard card) {
    long[] wanted = {-1, card.labels().size()};
    Rule.check(
        fits(shape, wanted),
        "graph must give one score for each of the card's labels",
        "graph",
        text(shape),
        "card",
        text(wanted));
  }

  /** The batch must be free; every other length is the wanted one, or free. */
  private static boolean fits(long[] shape, long[] wanted) {
    boolean fits = shape.length == wanted.length && shape[0] == -1;
    for (int i = 1; fits && i < wanted.length; i++) {
      fits = shape[i] == -1 || shape[i] == wanted[i];
    }
    return fits;
  }

  private static String text(long[] shape) {
    return Arrays.toString(shape).replace("-1", "N");
  }
}
