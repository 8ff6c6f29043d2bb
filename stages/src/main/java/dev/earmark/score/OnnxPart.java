package dev.earmark.score;

import org.jspecify.annotations.Nullable;

/**
 * The messages of an ONNX file in which a tensor can lie, and by which fields they hold each other.
 */
enum OnnxPart {
  MODEL,
  GRAPH,
  FUNCTION,
  NODE,
  ATTRIBUTE,
  SPARSE,
  TENSOR;

  /** What lies in a field; null where no tensor can lie in it. */
  @Nullable OnnxPart of(int field) {
    return switch (this) {
      case MODEL -> field == 7 ? GRAPH : field == 25 ? FUNCTION : null;
      case GRAPH -> inGraph(field);
      case FUNCTION -> field == 7 ? NODE : field == 11 ? ATTRIBUTE : null;
      case NODE -> field == 5 ? ATTRIBUTE : null;
      case ATTRIBUTE -> inAttribute(field);
      case SPARSE -> field == 1 || field == 2 ? TENSOR : null;
      case TENSOR -> null;
    };
  }

  private static @Nullable OnnxPart inGraph(int field) {
    return switch (field) {
      case 1 -> NODE;
      case 5 -> TENSOR;
      case 15 -> SPARSE;
      default -> null;
    };
  }

  private static @Nullable OnnxPart inAttribute(int field) {
    return switch (field) {
      case 5, 10 -> TENSOR;
      case 6, 11 -> GRAPH;
      case 22, 23 -> SPARSE;
      default -> null;
    };
  }
}
