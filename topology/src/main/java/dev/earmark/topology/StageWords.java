package dev.earmark.topology;

/** Which stage a processor of the topology belongs to, in the word that everything uses for it. */
final class StageWords {
  private StageWords() {}

  /** Returns the stage of the processor, source or sink of that name. */
  static String of(String processor) {
    return switch (processor) {
      case "chunks" -> "chunk";
      case "cut-windows" -> "window";
      case "score-windows" -> "score";
      case "say-predictions", "predictions" -> "prediction";
      case "detect", "detections" -> "detection";
      case "truths", "take-truths" -> "truth";
      default -> "confusion";
    };
  }
}
