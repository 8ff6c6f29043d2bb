package dev.earmark.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Cases;
import dev.earmark.chunk.Chunk;
import dev.earmark.window.Feeds.Feed;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** However a recording comes, also late, its windows are those of what came in time. */
@AddLifecycleHook(Cases.class)
class CutAnyFeedTest {
  @Provide
  Arbitrary<Feed> feeds() {
    return Feeds.feeds();
  }

  @Provide
  Arbitrary<WindowGrid> grids() {
    return Feeds.grids();
  }

  @Provide
  Arbitrary<CutLimits> limits() {
    return Feeds.limits();
  }

  @Property
  void windowsAndCountsAreTheReferences(
      @ForAll("feeds") Feed feed,
      @ForAll("grids") WindowGrid grid,
      @ForAll("limits") CutLimits limits) {
    ReferenceCutter reference =
        new ReferenceCutter(grid, limits, feed.sampleRate(), feed.capacity());
    RecordingCutter cutter = new RecordingCutter(grid, limits, 0);
    List<Window> windows = new ArrayList<>();
    for (Chunk chunk : feed.chunks()) {
      reference.accept(chunk);
      cutter.accept(chunk, windows::add);
      assertThat(cutter.ended()).isEqualTo(reference.ended());
    }
    reference.end();
    cutter.end(windows::add);

    Reference.assertSame(windows, reference.windows());
    CutCounts counts = cutter.counts();
    assertThat(List.of(counts.samples(), counts.repeatedSamples(), counts.lateSamples()))
        .isEqualTo(reference.counts());
  }

  @Property
  void recoveryFromAnyWindowGoesOnBitByBit(
      @ForAll("feeds") Feed feed,
      @ForAll("grids") WindowGrid grid,
      @ForAll("limits") CutLimits limits,
      @ForAll int cut) {
    List<Window> all = cut(new RecordingCutter(grid, limits, 0), feed.chunks());
    Assume.that(!all.isEmpty());
    long first = all.get(Math.floorMod(cut, all.size())).index();
    RecordingCutter recovered = new RecordingCutter(grid, limits, first, feed.sampleRate());

    long needed = RecordingCutter.firstSampleNeeded(grid, first, feed.sampleRate());
    List<Window> again = cut(recovered, from(needed, feed.chunks()));

    Reference.assertSame(again, all.stream().filter(window -> window.index() >= first).toList());
  }

  private static List<Chunk> from(long needed, List<Chunk> chunks) {
    int skipped = 0;
    while (chunks.get(skipped).endSample() <= needed && !chunks.get(skipped).last()) {
      skipped++;
    }
    return chunks.subList(skipped, chunks.size());
  }

  private static List<Window> cut(RecordingCutter cutter, List<Chunk> chunks) {
    List<Window> windows = new ArrayList<>();
    chunks.forEach(chunk -> cutter.accept(chunk, windows::add));
    cutter.end(windows::add);
    return windows;
  }
}
