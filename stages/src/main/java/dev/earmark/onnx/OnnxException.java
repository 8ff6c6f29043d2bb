package dev.earmark.onnx;

import java.io.IOException;

/** Bytes that are no ONNX model. */
public final class OnnxException extends IOException {
  private static final long serialVersionUID = 1;

  OnnxException(String message) {
    super(message);
  }

  OnnxException(IOException cause) {
    super("is no ONNX model: " + cause.getMessage(), cause);
  }
}
