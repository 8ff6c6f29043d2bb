package dev.earmark.app.reset;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.jspecify.annotations.Nullable;

/**
 * Where an application goes on after it was set back.
 *
 * @param words how a sentence says it
 * @param from which offset of a partition that is; the end where no record is as new
 */
@SuppressWarnings("ImmutableMemberCollection") // Kafka's specifications hold nothing that changes
public record Target(String words, OffsetSpec from) {

  /** Returns the only one that is asked for; nothing where there is none, or more than one. */
  public static Optional<Target> of(boolean beginning, boolean latest, @Nullable Instant time) {
    int asked = (beginning ? 1 : 0) + (latest ? 1 : 0) + (time == null ? 0 : 1);
    if (asked != 1) {
      return Optional.empty();
    }
    if (time != null) {
      return Optional.of(
          new Target("what came since " + time, OffsetSpec.forTimestamp(time.toEpochMilli())));
    }
    return Optional.of(
        beginning
            ? new Target("the beginning", OffsetSpec.earliest())
            : new Target("the end", OffsetSpec.latest()));
  }
}
