package dev.earmark.bench.kernels;

import dev.earmark.score.Model;
import dev.earmark.score.ModelException;
import dev.earmark.spectrogram.Axes;
import dev.earmark.spectrogram.FeatureExtractor;
import dev.earmark.spectrogram.FrontEnd;
import dev.earmark.spectrogram.Log;
import dev.earmark.spectrogram.MelBands;
import dev.earmark.spectrogram.Normalisation;
import dev.earmark.spectrogram.Stft;
import dev.earmark.window.Window;
import dev.earmark.window.WindowGrid;
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

/**
 * A front end over one window of a second: of windows that have nothing in common, and of those of
 * a recording, one every quarter of a second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrontEndKernel {

  private static final String LOG_MEL = "log-mel";
  private static final String LOG_MEL_CENTERED = "log-mel-centered";

  /** The folder of the models. */
  @Param("models")
  public String models = "";

  /** The model whose card describes it, or 64 logarithmic mel bands of frames every 10 ms. */
  @Param({LOG_MEL, LOG_MEL_CENTERED, "simple-audio", "commands"})
  public String frontEnd = "";

  /** Whether each window overlaps the one before it by three quarters. */
  @Param({"false", "true"})
  public boolean overlapping;

  private static final int SAMPLE_RATE = 16_000;
  private static final int WINDOWS = 64;

  private @Nullable FeatureExtractor extractor;
  private FloatBuffer features = FloatBuffer.allocate(0);
  private List<Window> windows = List.of();
  private int next;

  /** Makes the windows. */
  @Setup
  public void setUp() throws ModelException {
    var grid = new WindowGrid(SAMPLE_RATE, SAMPLE_RATE, SAMPLE_RATE / 4);
    windows = overlapping ? Noise.recording(grid, WINDOWS) : Noise.windows(grid, WINDOWS);
    var made = FeatureExtractor.of(described(), grid);
    int bytes = made.size() * Float.BYTES;
    features = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
    extractor = made;
  }

  private FrontEnd described() throws ModelException {
    return switch (frontEnd) {
      case LOG_MEL -> logMel(Stft.Padding.NONE);
      case LOG_MEL_CENTERED -> logMel(Stft.Padding.REFLECT);
      default -> ofModel();
    };
  }

  private FrontEnd ofModel() throws ModelException {
    try (Model loaded = Model.load(Path.of(models, frontEnd + ".onnx"))) {
      return loaded.card().frontEnd();
    }
  }

  /** As torchaudio's MelSpectrogram with n_fft=512, win_length=400, hop_length=160, n_mels=64. */
  private static FrontEnd logMel(Stft.Padding padding) {
    return new FrontEnd(
        FrontEnd.Kind.MEL,
        new Stft(400, 160, 512, Stft.WindowFunction.HANN, padding, 2),
        new MelBands(64, 0, SAMPLE_RATE / 2.0, MelBands.Scale.HTK, MelBands.Norm.NONE),
        new Log(Log.Kind.LN, 1e-6),
        Normalisation.NONE,
        new Axes("NFT"));
  }

  /** One window. */
  @Benchmark
  public FloatBuffer window() {
    if (extractor == null) {
      throw new IllegalStateException("not set up");
    }
    features.clear();
    extractor.apply(windows.get(next++ % WINDOWS).samples(), features);
    return features;
  }
}
