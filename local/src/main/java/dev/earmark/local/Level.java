package dev.earmark.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** Which earlier versions a new schema must read (backward) or be read by (forward). */
enum Level {
  NONE(false, false, false),
  BACKWARD(true, false, false),
  BACKWARD_TRANSITIVE(true, false, true),
  FORWARD(false, true, false),
  FORWARD_TRANSITIVE(false, true, true),
  FULL(true, true, false),
  FULL_TRANSITIVE(true, true, true);

  private final boolean backward;
  private final boolean forward;
  private final boolean transitive;

  Level(boolean backward, boolean forward, boolean transitive) {
    this.backward = backward;
    this.forward = forward;
    this.transitive = transitive;
  }

  static Level of(String name) {
    return Arrays.stream(values())
        .filter(level -> level.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new RegistryError(
                    42203,
                    "Invalid compatibility level. Valid values are none, backward, forward, full,"
                        + " backward_transitive, forward_transitive, and full_transitive"));
  }

  /** One sentence for each rule that a schema breaks against earlier ones, oldest first. */
  List<String> conflicts(Schema schema, List<Schema> earlier) {
    var held =
        transitive || earlier.isEmpty()
            ? earlier
            : earlier.subList(earlier.size() - 1, earlier.size());
    return held.stream().flatMap(old -> conflicts(schema, old)).toList();
  }

  private Stream<String> conflicts(Schema schema, Schema old) {
    return Stream.concat(
        backward ? unreadable(schema, old) : Stream.of(),
        forward ? unreadable(old, schema) : Stream.of());
  }

  private static Stream<String> unreadable(Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
    if (result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE) {
      return Stream.of();
    }
    return result.getIncompatibilities().stream()
        .map(it -> "%s at %s: %s".formatted(it.getType(), it.getLocation(), it.getMessage()));
  }
}
