package dev.earmark.topology.window;

import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.TopologyCounts;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the chunks of devices that no model hears, and says each device once. */
final class UnheardDevices {
  private static final Logger LOG = LoggerFactory.getLogger(UnheardDevices.class);
  private static final int MOST = 1_000;

  private final TopologyCounts counts;
  private final Set<String> said = new HashSet<>();

  UnheardDevices(TopologyCounts counts) {
    this.counts = counts;
  }

  void accept(String device) {
    counts.add(Count.CHUNKS_UNHEARD);
    if (said.size() < MOST && said.add(device)) {
      LOG.warn("No pattern of models.for.device takes a device: device={}", device);
    }
  }
}
