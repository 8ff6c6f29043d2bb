package dev.earmark.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Cases;
import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.Rates;
import dev.earmark.chunk.Resampler;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * However a recording comes within the wait, and wherever it lies, its windows are those of the
 * whole array, and every sample is counted once.
 */
@AddLifecycleHook(Cases.class)
class CutInTimeTest {
  private static final long HIGHEST = Long.MAX_VALUE - (1L << 34);
  private static final int[] RATES = {1000, 1000, 2000, 1500, 1102, 16_000};

  @Property(shrinking = ShrinkingMode.OFF)
  void windowsAndCountsAreThoseOfTheWholeArray(@ForAll Random random) {
    new Cut(random, grid(random), rate(random)).fromZero().check();
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void theSameAround2To53(@ForAll Random random) {
    new Cut(random, grid(random), rate(random)).around(1L << 53).check();
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void theSameUpToTheHighestPosition(@ForAll Random random) {
    WindowGrid grid = grid(random);
    int rate = rate(random);
    long highest = rate < grid.sampleRate() ? HIGHEST / grid.sampleRate() * rate : HIGHEST;
    new Cut(random, grid, rate).around(highest - 1_000_000).check();
  }

  private static WindowGrid grid(Random random) {
    return Grids.any(random, random.nextBoolean() ? 1000 : 1600, 600);
  }

  private static int rate(Random random) {
    return RATES[random.nextInt(RATES.length)];
  }

  private static final class Cut {
    private final Random random;
    private final WindowGrid grid;
    private final int rate;
    private final Rates rates;
    private InTime feed;
    private long origin;

    Cut(Random random, WindowGrid grid, int rate) {
      this.random = random;
      this.grid = grid;
      this.rate = rate;
      rates = new Rates(rate, grid.sampleRate());
      feed = make(0);
    }

    private InTime make(int lead) {
      int seconds = random.nextInt(20) == 0 ? 15 : 2;
      int most = Math.min(15_000, seconds * rate);
      return new InTime.Maker(random, rate, Cut::noise).make(lead, most);
    }

    private static float[] noise(int first, int count, int version) {
      float[] samples = new float[count];
      for (int i = 0; i < count; i++) {
        samples[i] = Feeds.value(first + i, version);
      }
      return samples;
    }

    Cut fromZero() {
      return this;
    }

    /**
     * Moves position 0 of the array to where a window begins at both rates; in the array nothing is
     * heard before any window that begins there has passed.
     */
    Cut around(long position) {
      long both = rate / gcd() * (long) grid.hop();
      int lead = (int) (2L * grid.length() * rate / grid.sampleRate()) + Resampler.context(rates);
      origin = (position - lead) / both * both;
      boolean across = both < 20_000;
      int before = across ? (int) (position - lead - origin) : 0;
      feed = make(lead + 1 + Math.max(0, before - random.nextInt(1000)));
      return this;
    }

    private int gcd() {
      return BigInteger.valueOf(rate).gcd(BigInteger.valueOf(grid.sampleRate())).intValue();
    }

    void check() {
      var painted = Reference.paint(rate, feed.end(), feed.chunks());
      var cutter = new RecordingCutter(grid, feed.limits(), 0);
      List<Window> windows = new ArrayList<>();
      long given = 0;
      long late = 0;
      for (Chunk chunk : feed.movedBy(origin)) {
        long end = cutter.ended() ? 0 : origin + feed.end();
        given += chunk.samples().length;
        late += beyond(chunk, end);
        cutter.accept(chunk, windows::add);
      }
      cutter.end(windows::add);

      Reference.assertSame(windows, moved(painted.windows(grid)));
      long heard = painted.heardSamples();
      assertThat(cutter.counts())
          .usingRecursiveComparison()
          .ignoringFields("gaps")
          .isEqualTo(
              new CutCounts(heard, given - heard - late, origin + feed.end() - heard, late, 0));
    }

    private static long beyond(Chunk chunk, long end) {
      return Math.max(0, chunk.endSample() - Math.max(chunk.firstSample(), end));
    }

    private List<Window> moved(List<Window> windows) {
      long first = Math.multiplyExact(origin / rate, (long) grid.sampleRate());
      first += origin % rate * grid.sampleRate() / rate;
      long by = first;
      return windows.stream().map(window -> moved(window, by)).toList();
    }

    private Window moved(Window window, long by) {
      return new Window(
          window.index() + by / grid.hop(),
          window.startSample() + by,
          window.endSample() + by,
          window.samples(),
          window.coverage(),
          window.padding());
    }
  }
}
