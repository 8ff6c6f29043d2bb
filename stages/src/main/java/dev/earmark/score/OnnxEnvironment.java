package dev.earmark.score;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.util.concurrent.CompletableFuture;

/**
 * ONNX Runtime's environment, of which a process has one.
 *
 * <p>ONNX Runtime 1.29 matches the whole command line of the process against a regular expression
 * while it makes the environment, and recurses once a character: beyond some 4,000 characters, as a
 * class path easily has, the usual stack of 1 MiB overflows and takes the JVM along. So it is made
 * on a thread whose stack is large enough for any command line; only what is used of it takes
 * memory.
 */
final class OnnxEnvironment {
  private static final long STACK_BYTES = 1L << 30;

  private OnnxEnvironment() {}

  /** Returns the environment, made at the first call. */
  static OrtEnvironment get() {
    return Holder.ENVIRONMENT;
  }

  // Not in the holder: a thread that needs a class which this one is just initialising would wait
  // for ever.
  private static OrtEnvironment onLargeStack() {
    var made = new CompletableFuture<OrtEnvironment>();
    new Thread(null, () -> make(made), "onnx-environment", STACK_BYTES).start();
    return made.join();
  }

  private static void make(CompletableFuture<OrtEnvironment> made) {
    try {
      made.complete(
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "earmark"));
    } catch (Throwable e) {
      made.completeExceptionally(e); // a native library that cannot be loaded is an Error
    }
  }

  private static final class Holder {
    static final OrtEnvironment ENVIRONMENT = onLargeStack();
  }
}
