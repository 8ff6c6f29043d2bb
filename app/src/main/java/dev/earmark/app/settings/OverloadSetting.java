package dev.earmark.app.settings;

import dev.earmark.topology.settings.OverloadPolicy;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of what is done when more audio comes than can be scored. */
final class OverloadSetting {
  private OverloadSetting() {}

  static void define(SettingsDefinition to) {
    to.text(
        EarmarkSettings.OVERLOAD_POLICY,
        OverloadPolicy.KEEP.code(),
        ConfigDef.ValidString.in(
            Stream.of(OverloadPolicy.values()).map(OverloadPolicy::code).toArray(String[]::new)),
        "What is done when a partition falls behind: `keep` scores every window, however late; `skip-to-latest` passes over windows until they are new again; `widen-hop` scores one of 2, 4, 8 or 16. What is passed over is counted, and each prediction says how many windows before it were.");
    to.duration(
        EarmarkSettings.OVERLOAD_ABOVE,
        "10s",
        Durations.in("1ms", "7d"),
        "How far behind, from a chunk's arrival in the log to its being taken, the policy begins; widen-hop goes a step further whenever it is that much more.");
    to.duration(
        EarmarkSettings.OVERLOAD_BELOW,
        "2s",
        Durations.in("0ms", "7d"),
        "How far behind the policy ends: of widen-hop the first step, and each further one as much above the mark that the one before began at. Partitions of one thread wait for each other: longer than a round of their chunks takes to score.");
  }
}
