package dev.earmark.bench.kernels;

import dev.earmark.chunk.Rates;
import dev.earmark.chunk.Resampler;
import java.util.concurrent.TimeUnit;
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

/** One second of audio to 16 kHz. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResamplerKernel {

  private static final int MODEL_RATE = 16_000;

  /** Samples per second of the source. */
  @Param({"8000", "44100", "48000"})
  public int sampleRate;

  private float[] second = {};

  /** Makes the audio. */
  @Setup
  public void setUp() {
    second = Noise.samples(1, sampleRate);
  }

  /** One second. */
  @Benchmark
  public float[] second() {
    return Resampler.resample(second, new Rates(sampleRate, MODEL_RATE));
  }
}
