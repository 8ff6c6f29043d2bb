package dev.earmark.bench.kernels;

import java.util.concurrent.TimeUnit;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.fft.FloatFFT_1D;
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

/** One real transform of JTransforms, in both precisions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FftKernel {

  /** Length of the transform. */
  @Param({"256", "512", "1024"})
  public int nFft;

  private float[] source = {};
  private float[] floats = {};
  private double[] doubles = {};
  private FloatFFT_1D floatFft = new FloatFFT_1D(1);
  private DoubleFFT_1D doubleFft = new DoubleFFT_1D(1);

  /** Makes the transforms. */
  @Setup
  public void setUp() {
    source = Noise.samples(1, nFft);
    floats = new float[nFft];
    doubles = new double[nFft];
    floatFft = new FloatFFT_1D(nFft);
    doubleFft = new DoubleFFT_1D(nFft);
  }

  /** In single precision. */
  @Benchmark
  public float[] single() {
    System.arraycopy(source, 0, floats, 0, nFft);
    floatFft.realForward(floats);
    return floats;
  }

  /** In double precision. */
  @Benchmark
  public double[] inDouble() {
    for (int n = 0; n < nFft; n++) {
      doubles[n] = source[n];
    }
    doubleFft.realForward(doubles);
    return doubles;
  }
}
