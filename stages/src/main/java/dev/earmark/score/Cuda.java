package dev.earmark.score;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ONNX Runtime's CUDA provider and how it is set. */
final class Cuda {
  private static final int MIB_BITS = 20;

  private Cuda() {}

  /** Adds it to a session; throws with what is missing. */
  static void addTo(SessionOptions options, Execution where) throws ModelException {
    if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      throw missing("providers compiled in=" + OrtEnvironment.getAvailableProviders(), null);
    }
    try (var cuda = new OrtCUDAProviderOptions(where.deviceId())) {
      for (Map.Entry<String, String> option : options(where).entrySet()) {
        cuda.add(option.getKey(), option.getValue());
      }
      options.addCUDA(cuda);
    } catch (OrtException e) {
      throw missing("device.id=" + where.deviceId() + ", " + Model.firstLine(e), e);
    }
  }

  /**
   * A new batch shape otherwise starts a search for the best convolution; the arena otherwise grows
   * by doubling; and TF32, which rounds to ten bits of mantissa, is otherwise used for products.
   */
  static Map<String, String> options(Execution where) {
    var options = new LinkedHashMap<String, String>();
    options.put("cudnn_conv_algo_search", "HEURISTIC");
    options.put("arena_extend_strategy", "kSameAsRequested");
    options.put("use_tf32", "0");
    if (where.memoryMib() > 0) {
      options.put("gpu_mem_limit", Long.toString((long) where.memoryMib() << MIB_BITS));
    }
    return options;
  }

  private static ModelException missing(String found, @Nullable Throwable cause) {
    return new ModelException(
        "provider cuda needs the onnxruntime_gpu jar, an NVIDIA driver and CUDA 12: " + found,
        cause);
  }
}
