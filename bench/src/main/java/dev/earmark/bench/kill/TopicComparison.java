package dev.earmark.bench.kill;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Holds the records of a topic whose key is the device against what must be there, id by id, field
 * by field and bit by bit, with their keys, partitions and headers.
 */
final class TopicComparison {
  /** The one field that does not follow from the audio; it is held against the earliest. */
  private static final String PROCESSED_AT = "processedAt";

  private final Map<String, Integer> partitions;
  private final Consumer<String> examples;
  private long lost;
  private long repeated;
  private long wrong;

  /** Compares for devices in these partitions; {@code examples} takes a sentence a fault. */
  TopicComparison(Map<String, Integer> partitions, Consumer<String> examples) {
    this.partitions = partitions;
    this.examples = examples;
  }

  /** Compares all records, by their ids. */
  <T extends SpecificRecord> Tally of(
      Map<String, T> expected, Map<String, List<Received<T>>> said) {
    expected.forEach((id, must) -> compare(id, must, said.getOrDefault(id, List.of())));
    said.forEach(
        (id, all) -> {
          if (!expected.containsKey(id)) {
            all.forEach(one -> wrong(id, "nothing asks for it"));
          }
        });
    return new Tally(expected.size(), lost, repeated, wrong);
  }

  private <T extends SpecificRecord> void compare(String id, T must, List<Received<T>> all) {
    if (all.isEmpty()) {
      lost++;
      examples.accept(id + ": it is lost");
    } else {
      repeated += all.size() - 1;
    }
    all.forEach(one -> fault(must, one).ifPresent(fault -> wrong(id, fault)));
  }

  private void wrong(String id, String fault) {
    wrong++;
    examples.accept(id + ": " + fault);
  }

  private <T extends SpecificRecord> Optional<String> fault(T must, Received<T> is) {
    Object device = must.get(must.getSchema().getField("device").pos());
    return differs("key", device, is.key())
        .or(() -> differs("partition", partitions.get(String.valueOf(device)), is.partition()))
        .or(() -> differs("number of headers", 0, is.headers()))
        .or(() -> differs(must, is.value()));
  }

  /** Returns the first field that is another, if one is; bits count, so 0.0 is not −0.0. */
  static Optional<String> differs(SpecificRecord must, SpecificRecord is) {
    return must.getSchema().getFields().stream()
        .flatMap(field -> differs(field, must, is).stream())
        .findFirst();
  }

  private static Optional<String> differs(
      Schema.Field field, SpecificRecord must, SpecificRecord is) {
    Object wanted = must.get(field.pos());
    Object found = is.get(field.pos());
    if (!field.name().equals(PROCESSED_AT)) {
      return differs(field.name(), wanted, found);
    }
    boolean inTime =
        wanted instanceof Instant from && found instanceof Instant at && !at.isBefore(from);
    return inTime
        ? Optional.empty()
        : Optional.of("%s must be at or after %s: %s".formatted(PROCESSED_AT, wanted, found));
  }

  private static Optional<String> differs(String name, @Nullable Object must, @Nullable Object is) {
    return same(must, is)
        ? Optional.empty()
        : Optional.of("%s must be %s: %s".formatted(name, must, is));
  }

  /** Returns whether two values are the same; NaN is NaN, for which Avro's own equals has no. */
  private static boolean same(@Nullable Object must, @Nullable Object is) {
    if (must instanceof SpecificRecord wanted && is instanceof SpecificRecord found) {
      return differs(wanted, found).isEmpty();
    }
    if (must instanceof List<?> wanted && is instanceof List<?> found) {
      return wanted.size() == found.size()
          && IntStream.range(0, wanted.size()).allMatch(i -> same(wanted.get(i), found.get(i)));
    }
    return Objects.equals(must, is);
  }
}
