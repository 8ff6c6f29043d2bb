package dev.earmark.score;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;

/**
 * ONNX Runtime sessions that take one thread a run, so that stream threads do not fight over cores.
 */
final class Sessions {

  private Sessions() {}

  /** Opens a session of a model's bytes on the processor or on a card. */
  interface Opening {
    OrtSession open(byte[] onnx, Execution where) throws OrtException, ModelException;
  }

  static OrtEnvironment environment() {
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "earmark");
  }

  /**
   * Opens a model's bytes; bytes, not a path, so that the runtime opens no file that a model names
   * and a model may be replaced while it runs.
   */
  static OrtSession open(byte[] onnx, Execution where) throws OrtException, ModelException {
    try (var options = options()) {
      if (where.provider() == Provider.CUDA) {
        Cuda.addTo(options, where);
      }
      return environment().createSession(onnx, options);
    }
  }

  private static SessionOptions options() throws OrtException {
    var options = new SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    options.addConfigEntry("session.inter_op.allow_spinning", "0");
    return options;
  }
}
