package dev.earmark.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Cases;
import dev.earmark.chunk.Rates;
import dev.earmark.chunk.Resampler;
import dev.earmark.chunk.SampleSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Where the hop exceeds the length, what lies between windows costs nothing. */
@AddLifecycleHook(Cases.class)
class HolesBetweenWindowsTest {
  private static final int[] RATES = {1_000, 1_001, 3_000, 8_000, 11_025};

  /** Hands on, and counts what was computed. */
  private static final class Counting implements SampleSink {
    private final SampleSink to;
    private long computed;

    Counting(SampleSink to) {
      this.to = to;
    }

    @Override
    public void samples(float[] samples, int offset, int count) {
      computed += count;
      to.samples(samples, offset, count);
    }

    @Override
    public void zeros(long count) {
      to.zeros(count);
    }

    @Override
    public long ignored() {
      return to.ignored();
    }

    @Override
    public long wanted() {
      return to.wanted();
    }
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void onlySamplesOfWindowsAreComputed(@ForAll Random random) {
    int length = InTime.anySize(random, 700);
    var grid = new WindowGrid(4_000, length, length + InTime.anySize(random, 3_000));
    var rates = new Rates(RATES[random.nextInt(RATES.length)], grid.sampleRate());
    float[] source = new float[InTime.anySize(random, 20_000)];
    List<Window> windows = new ArrayList<>();
    var builder = new WindowBuilder(grid, 0, windows::add);
    var counting = new Counting(builder);
    feed(new Resampler(rates, counting), source, random);
    long end = rates.resultLength(source.length);
    builder.finish(end);

    long inWindows =
        windows.stream().mapToLong(w -> Math.min(w.endSample(), end) - w.startSample()).sum();
    assertThat(counting.computed).isEqualTo(inWindows);
    assertThat(windows).hasSize((int) grid.count(end));
  }

  private static void feed(Resampler resampler, float[] source, Random random) {
    for (int at = 0; at < source.length; ) {
      int count = Math.min(source.length - at, InTime.anySize(random, 5_000));
      resampler.samples(source, at, count);
      at += count;
    }
    resampler.finish();
  }
}
