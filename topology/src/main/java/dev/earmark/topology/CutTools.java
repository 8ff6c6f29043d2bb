package dev.earmark.topology;

import dev.earmark.window.WindowGrid;
import java.time.Duration;

/** What {@code cut-windows} works with. */
record CutTools(
    WindowGrid grid,
    TopologySettings settings,
    TopologyCounts counts,
    TailReader.Factory tails,
    ChunkDecoder decoder,
    boolean exactlyOnce) {

  /** Returns the name of the topic that is cut. */
  String topic() {
    return settings.topics().chunks();
  }

  /** Returns how far back a task begins to read where cursors may be ahead. */
  RebuildRule rule() {
    int sayAgain = settings.scoring().batchMax() - 1;
    Duration certain = samples(grid.length()).plus(settings.recording().gapWait());
    Duration horizon = samples((long) sayAgain * grid.hop()).plus(certain.multipliedBy(2));
    return new RebuildRule(horizon.toMillis(), sayAgain);
  }

  private Duration samples(long count) {
    return Duration.ofMillis(count * 1000 / grid.sampleRate());
  }
}
