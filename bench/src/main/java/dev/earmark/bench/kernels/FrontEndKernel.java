package dev.earmark.bench.kernels;

import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.score.ModelException;
import dev.earmark.spectrogram.FeatureExtractor;
import dev.earmark.window.Window;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A shipped model's front end over one window, nothing of which was seen before. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrontEndKernel {

  /** The folder of the models. */
  @Param("models")
  public String models = "";

  /** The model whose card describes the front end. */
  @Param({"simple-audio", "commands"})
  public String model = "";

  private static final int WINDOWS = 64;

  private @Nullable FeatureExtractor frontEnd;
  private FloatBuffer features = FloatBuffer.allocate(0);
  private List<Window> windows = List.of();
  private int next;

  /** Reads the card. */
  @Setup
  public void setUp() throws ModelException {
    try (Model loaded = Model.load(Path.of(models, model + ".onnx"))) {
      ModelCard card = loaded.card();
      windows = Noise.windows(card, WINDOWS);
      var extractor = FeatureExtractor.of(card.frontEnd(), card.grid());
      int bytes = extractor.size() * Float.BYTES;
      features = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
      frontEnd = extractor;
    }
  }

  /** One window. */
  @Benchmark
  public FloatBuffer window() {
    if (frontEnd == null) {
      throw new IllegalStateException("not set up");
    }
    features.clear();
    frontEnd.apply(windows.get(next++ % WINDOWS).samples(), features);
    return features;
  }
}
