package dev.earmark.score;

import ai.onnxruntime.OrtException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why ONNX Runtime does not load bytes: with both numbers where they are newer than it. */
final class LoadTrouble {
  private static final Pattern IR =
      Pattern.compile("Unsupported model IR version: (\\d+), max supported IR version: (\\d+)");
  private static final Pattern OPSET =
      Pattern.compile(
          "Opset (\\d+) is under development.*for domain (\\S+) is till opset (\\d+)",
          Pattern.DOTALL);

  private LoadTrouble() {}

  static String sentence(OrtException trouble) {
    String message = String.valueOf(trouble.getMessage());
    Matcher ir = IR.matcher(message);
    if (ir.find()) {
      return newer("IR version", ir.group(2), "irVersion=" + ir.group(1));
    }
    Matcher opset = OPSET.matcher(message);
    if (opset.find()) {
      return newer("opset of " + opset.group(2), opset.group(3), "opset=" + opset.group(1));
    }
    return "is no ONNX model that can be loaded: " + Model.firstLine(trouble);
  }

  private static String newer(String what, String most, String found) {
    return "%s must be at most %s, which is what ONNX Runtime %s can load: %s"
        .formatted(what, most, Sessions.environment().getVersion(), found);
  }
}
