package dev.earmark.score;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime sessions that take one thread a run, so that stream threads do not fight over cores.
 */
final class Sessions {

  private Sessions() {}

  /** An open session and what runs it. */
  record Opened(OrtSession session, Provider provider) {}

  static OrtEnvironment environment() {
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "earmark");
  }

  /**
   * Opens a model's bytes; bytes, not a path, so that the runtime opens no file that a model names
   * and a model may be replaced while it runs.
   */
  static Opened open(byte[] onnx, Provider wanted) throws OrtException, ModelException {
    return switch (wanted) {
      case CPU -> onCpu(onnx);
      case CUDA -> onCuda(onnx);
      case AUTO -> compiledInCuda() ? onEither(onnx) : onCpu(onnx);
    };
  }

  /** Where CUDA fails, the processor says whether it was the model's fault. */
  private static Opened onEither(byte[] onnx) throws OrtException {
    try {
      return onCuda(onnx);
    } catch (ModelException | OrtException e) {
      return onCpu(onnx);
    }
  }

  private static Opened onCpu(byte[] onnx) throws OrtException {
    try (var options = options()) {
      return new Opened(environment().createSession(onnx, options), Provider.CPU);
    }
  }

  private static Opened onCuda(byte[] onnx) throws OrtException, ModelException {
    if (!compiledInCuda()) {
      throw noCuda("providers compiled in=" + OrtEnvironment.getAvailableProviders(), null);
    }
    try (var options = options()) {
      addCuda(options);
      return new Opened(environment().createSession(onnx, options), Provider.CUDA);
    }
  }

  /** A new batch shape otherwise starts a search of 0.6 s for the best convolution. */
  private static void addCuda(SessionOptions options) throws ModelException {
    try (var cuda = new OrtCUDAProviderOptions(0)) {
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      options.addCUDA(cuda);
    } catch (OrtException e) {
      throw noCuda(String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
    }
  }

  private static boolean compiledInCuda() {
    return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
  }

  private static ModelException noCuda(String found, @Nullable Throwable cause) {
    String provider = Provider.CUDA.name().toLowerCase(Locale.ROOT);
    return new ModelException(
        "provider "
            + provider
            + " needs the onnxruntime_gpu jar, an NVIDIA driver and CUDA 12: "
            + found,
        cause);
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
