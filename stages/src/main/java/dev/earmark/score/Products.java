package dev.earmark.score;

import dev.earmark.onnx.OnnxNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** How many products an operation sums, from the shapes of its tensors. */
final class Products {
  /** They compute, and how much is not in their shapes or in no rule here. */
  private static final Set<String> HIDDEN =
      Set.of("If", "Loop", "Scan", "Einsum", "DFT", "STFT", "Attention", "DeformConv");

  private Products() {}

  /** Whether there is a rule. */
  static boolean known(OnnxNode node) {
    return node.standard()
        && switch (node.type()) {
          case "Conv",
              "ConvInteger",
              "ConvTranspose",
              "QLinearConv",
              "MatMul",
              "MatMulInteger",
              "QLinearMatMul",
              "Gemm",
              "LSTM",
              "GRU",
              "RNN" ->
              true;
          default -> false;
        };
  }

  /** Whether it may compute much that no rule counts. */
  static boolean hidden(OnnxNode node) {
    return !known(node) && (!node.standard() || HIDDEN.contains(node.type()));
  }

  /** The tensors whose shapes the rule needs, in its order. */
  static List<String> tensors(OnnxNode node) {
    List<String> in = node.inputs();
    String out = node.outputs().get(0);
    return switch (node.type()) {
      case "Conv", "ConvInteger" -> List.of(in.get(1), out);
      case "ConvTranspose" -> List.of(in.get(1), in.get(0));
      case "QLinearConv" -> List.of(in.get(3), out);
      case "LSTM", "GRU", "RNN" -> List.of(in.get(0), in.get(1), in.get(2));
      default -> List.of(in.get(0), out);
    };
  }

  /** How many, for all rows of the batch. */
  static long of(OnnxNode node, List<long[]> shapes) {
    long[] first = shapes.get(0);
    long[] second = shapes.get(1);
    return switch (node.type()) {
      // Every output is a sum over the weights of one output channel.
      case "Conv", "ConvInteger", "QLinearConv", "ConvTranspose" ->
          Math.multiplyExact(size(second), size(first) / first[0]);
      // Every step multiplies with both matrices: X is steps, batch, inputs.
      case "LSTM", "GRU", "RNN" ->
          Math.multiplyExact(
              Math.multiplyExact(first[0], first[1]),
              Math.addExact(size(second), size(shapes.get(2))));
      case "Gemm" -> {
        boolean turned = node.integers().getOrDefault("transA", 0L) != 0;
        yield Math.multiplyExact(size(second), turned ? first[0] : first[1]);
      }
      default -> Math.multiplyExact(size(second), first[first.length - 1]);
    };
  }

  private static long size(long[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }
}
