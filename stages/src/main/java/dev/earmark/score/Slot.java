package dev.earmark.score;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import dev.earmark.rule.Rule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An input or output of a graph that the card is joined to.
 *
 * @param name in the graph
 * @param element of its tensor; null where it is a sequence of maps, as scikit-learn's are
 * @param quantum what an integer stands for; null for floats
 */
record Slot(String name, @Nullable Element element, @Nullable Quantum quantum) {

  /** The one that the card means; refuses a card that names none of the graph's. */
  static NodeInfo choose(String what, Port port, Map<String, NodeInfo> nodes) {
    String name = port.name();
    if (name == null) {
      Rule.check(
          nodes.size() == 1,
          "card must name which of the graph's " + what + "s it means",
          what + "s",
          nodes.keySet());
      return nodes.values().iterator().next();
    }
    NodeInfo node = nodes.get(name);
    if (node == null) {
      throw new IllegalArgumentException(
          what + " must be one of the graph's: " + what + "=" + name + ", graph=" + nodes.keySet());
    }
    return node;
  }

  /** A tensor's; refuses elements that are no numbers and a scale where there are floats. */
  static Slot ofTensor(String what, Port port, NodeInfo node) {
    Element element =
        node.getInfo() instanceof TensorInfo tensor ? Element.of(tensor.type).orElse(null) : null;
    if (element == null) {
      throw new IllegalArgumentException(
          what
              + " must be a tensor of float, double, float16, int8 or uint8: "
              + node.getName()
              + "="
              + node.getInfo());
    }
    Rule.check(
        element.integer() == (port.quantum() != null),
        "card must give scale and zeroPoint for integers, and only for them",
        node.getName(),
        element.type,
        "card",
        port.quantum());
    return new Slot(node.getName(), element, port.quantum());
  }

  /** An output's, which may also be a sequence of maps from labels to floats. */
  static Slot ofScores(Port port, NodeInfo node) {
    return isMaps(node) ? new Slot(node.getName(), null, null) : ofTensor("output", port, node);
  }

  private static boolean isMaps(NodeInfo node) {
    return node.getInfo() instanceof SequenceInfo sequence
        && sequence.isSequenceOfMaps()
        && sequence.mapInfo.valueType == OnnxJavaType.FLOAT;
  }

  boolean maps() {
    return element == null;
  }
}
