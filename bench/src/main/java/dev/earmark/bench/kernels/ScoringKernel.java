package dev.earmark.bench.kernels;

import dev.earmark.score.Model;
import dev.earmark.score.ModelException;
import dev.earmark.score.Scorer;
import dev.earmark.window.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Front end and model together, by batch size; the time is that of one window. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScoringKernel {

  private static final int WINDOWS = 48;

  /** The folder of the models. */
  @Param("models")
  public String models = "";

  /** The model. */
  @Param({"simple-audio", "commands"})
  public String model = "";

  /** Windows a run. */
  @Param({"1", "2", "4", "8", "16"})
  public int batch;

  private @Nullable Model loaded;
  private @Nullable Scorer scorer;
  private List<Window> windows = List.of();

  /** Loads the model. */
  @Setup
  public void setUp() throws ModelException {
    var opened = Model.load(Path.of(models, model + ".onnx"));
    windows = Noise.windows(opened.card().grid(), WINDOWS);
    scorer = opened.newScorer(batch);
    loaded = opened;
  }

  /** As many runs as it takes for all windows. */
  @Benchmark
  @OperationsPerInvocation(WINDOWS)
  public List<float[]> window() {
    if (scorer == null) {
      throw new IllegalStateException("not set up");
    }
    return scorer.score(windows);
  }

  /** Frees the model. */
  @TearDown
  public void tearDown() {
    if (scorer != null) {
      scorer.close();
    }
    if (loaded != null) {
      loaded.close();
    }
  }
}
