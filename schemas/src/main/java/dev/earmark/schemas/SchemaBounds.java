package dev.earmark.schemas;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Refuses schemas that make much of few bytes: a record of two records of two records and so on has
 * 2^n parts, each of which Avro lays out, and a fixed of 2 GB is allocated before it is read.
 *
 * <p>A registry can hold anything, so this is asked before a schema is used for reading.
 */
public final class SchemaBounds {
  private static final int MAX_CHARACTERS = 100_000;
  private static final int MAX_PARTS = 10_000;
  private static final int MAX_DEPTH = 100;
  private static final int MAX_BRANCHES = 200;
  private static final int MAX_FIXED_BYTES = 1 << 20;

  private final Map<String, Long> parts = new HashMap<>();

  private SchemaBounds() {}

  /**
   * Returns where a schema's text is short enough to be parsed: what Avro does grows with the
   * square of some.
   *
   * @throws SerializationException naming the bound
   */
  public static void check(String text) {
    require(text.length() <= MAX_CHARACTERS, "characters", MAX_CHARACTERS, text.length());
  }

  /**
   * Returns where the schema, written out with no name used twice, is within the bounds.
   *
   * @throws SerializationException naming the bound
   */
  public static void check(Schema schema) {
    long found = new SchemaBounds().parts(schema, 0);
    require(found <= MAX_PARTS, "parts", MAX_PARTS, found);
  }

  /** Types in a schema; one that is inside itself counts once. */
  private long parts(Schema schema, int depth) {
    require(depth <= MAX_DEPTH, "levels", MAX_DEPTH, depth);
    return switch (schema.getType()) {
      case RECORD -> named(schema, depth);
      case UNION -> union(schema, depth);
      case ARRAY -> 1 + parts(schema.getElementType(), depth + 1);
      case MAP -> 1 + parts(schema.getValueType(), depth + 1);
      case FIXED -> fixed(schema.getFixedSize());
      default -> 1;
    };
  }

  /** Two unions are compared branch by branch. */
  private long union(Schema union, int depth) {
    int branches = union.getTypes().size();
    require(branches <= MAX_BRANCHES, "branches of a union", MAX_BRANCHES, branches);
    return 1 + all(union.getTypes(), depth);
  }

  private long named(Schema record, int depth) {
    Long known = parts.putIfAbsent(record.getFullName(), 1L);
    if (known != null) {
      return known;
    }
    long found = 1 + all(record.getFields().stream().map(Schema.Field::schema).toList(), depth);
    parts.put(record.getFullName(), found);
    return found;
  }

  private long all(Iterable<Schema> schemas, int depth) {
    long sum = 0;
    for (Schema schema : schemas) {
      sum = Math.min(Integer.MAX_VALUE, sum + parts(schema, depth + 1));
    }
    return sum;
  }

  private static long fixed(int bytes) {
    require(bytes <= MAX_FIXED_BYTES, "bytes of a fixed", MAX_FIXED_BYTES, bytes);
    return 1;
  }

  private static void require(boolean kept, String what, long most, long found) {
    if (!kept) {
      throw new SerializationException(
          "schema must have at most %d %s: found=%d".formatted(most, what, found));
    }
  }
}
