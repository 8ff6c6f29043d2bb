package dev.earmark.window;

import dev.earmark.Cases;
import dev.earmark.chunk.AudioFormat;
import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.Encoding;
import dev.earmark.chunk.PcmDecoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * From bytes of any encoding, number of channels and rate to windows at any model's rate: a
 * property a model's rate, so that the resampler's tables are computed once.
 */
@AddLifecycleHook(Cases.class)
class CutAnyRateTest {
  private static final int[] RATES = {
    8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000
  };

  @Property(shrinking = ShrinkingMode.OFF)
  void anythingTo8kHz(@ForAll Random random) {
    check(random, 8_000);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void anythingTo11kHz(@ForAll Random random) {
    check(random, 11_025);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void anythingTo16kHz(@ForAll Random random) {
    check(random, 16_000);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void anythingTo22kHz(@ForAll Random random) {
    check(random, 22_050);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void anythingTo32kHz(@ForAll Random random) {
    check(random, 32_000);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void anythingTo44kHz(@ForAll Random random) {
    check(random, 44_100);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void anythingTo48kHz(@ForAll Random random) {
    check(random, 48_000);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void anythingTo96kHz(@ForAll Random random) {
    check(random, 96_000);
  }

  private static void check(Random random, int modelRate) {
    int rate = RATES[random.nextInt(RATES.length)];
    Encoding[] encodings = Encoding.values();
    Encoding encoding = encodings[random.nextInt(encodings.length)];
    var format = new AudioFormat(rate, 1 + random.nextInt(8), encoding);
    int most = random.nextInt(200) == 0 ? 12 * rate : rate / 6;
    InTime feed = new InTime.Maker(random, rate, captured(format)).make(0, most);
    WindowGrid grid = Grids.any(random, modelRate, modelRate / 10);

    Reference.assertSame(
        cut(feed, grid), Reference.paint(rate, feed.end(), feed.chunks()).windows(grid));
  }

  private static List<Window> cut(InTime feed, WindowGrid grid) {
    var cutter = new RecordingCutter(grid, feed.limits(), 0);
    List<Window> windows = new ArrayList<>();
    for (Chunk chunk : feed.chunks()) {
      cutter.accept(chunk, windows::add);
    }
    cutter.end(windows::add);
    return windows;
  }

  private static InTime.Source captured(AudioFormat format) {
    return (first, count, version) -> PcmDecoder.mono(bytes(first, count, version, format), format);
  }

  /** Noise; the highest byte of a float is such that it is a number. */
  private static ByteBuffer bytes(int first, int count, int version, AudioFormat format) {
    int frame = format.frameBytes();
    ByteBuffer bytes = ByteBuffer.allocate(count * frame);
    for (int i = 0; i < count * frame; i++) {
      long mixed = ((long) first * frame + i + 1) * 0x9E3779B97F4A7C15L + version * 7919L;
      boolean highest = format.encoding() == Encoding.F32LE && i % 4 == 3;
      bytes.put((byte) (highest ? 0x3c + (mixed >>> 62) : mixed >>> 40));
    }
    return bytes.flip();
  }
}
