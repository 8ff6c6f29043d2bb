package dev.earmark.score;

import dev.earmark.onnx.OnnxGraph;
import dev.earmark.onnx.OnnxNode;
import java.util.Optional;
import java.util.Set;

/** What the operations that a graph ends in say of its scores. */
final class Endings {
  /** They leave numbers as they are, or nearly. */
  private static final Set<String> PASSING =
      Set.of(
          "Identity",
          "Cast",
          "Reshape",
          "Squeeze",
          "Unsqueeze",
          "Flatten",
          "Clip",
          "QuantizeLinear",
          "DequantizeLinear");

  private Endings() {}

  /** None where the last operation is neither softmax nor sigmoid. */
  static Optional<Output> of(OnnxGraph graph, String output) {
    Optional<OnnxNode> last = graph.maker(output);
    int steps = graph.nodes().size();
    while (last.isPresent() && PASSING.contains(last.get().type()) && steps-- > 0) {
      last = graph.maker(last.get().inputs().get(0));
    }
    return last.flatMap(Endings::of);
  }

  private static Optional<Output> of(OnnxNode node) {
    return switch (node.type()) {
      case "Softmax", "ZipMap" -> Optional.of(Output.SOFTMAX);
      case "Sigmoid", "HardSigmoid" -> Optional.of(Output.SIGMOID);
      default -> Optional.empty();
    };
  }
}
