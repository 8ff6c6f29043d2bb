package dev.earmark.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record that a released version wrote can be read now, and every field says what it is. */
final class ReleasedSchemasTest {
  private static final Path PRESENT = Path.of("src/main/avro");
  private static final Path RELEASED = Path.of("src/test/avro-released");

  static List<Path> released() {
    return schemas(RELEASED);
  }

  static List<Path> present() {
    return schemas(PRESENT);
  }

  @ParameterizedTest
  @MethodSource("released")
  void releasedSchemasCanBeRead(Path released) {
    var present = PRESENT.resolve(released.getFileName());
    assertThat(present).as("a released record type stays").exists();
    assertThat(conflicts(parse(present), parse(released))).isEmpty();
  }

  @Test
  void aFieldWithoutDefaultWouldBeFound() {
    var old = parse(PRESENT.resolve("Truth.avsc"));
    var changed = old.toString().replace("\"name\":\"label\"", "\"name\":\"word\"");
    assertThat(conflicts(new Schema.Parser().parse(changed), old))
        .extracting(conflict -> conflict.getType().name())
        .containsExactly("READER_FIELD_MISSING_DEFAULT_VALUE");
  }

  @ParameterizedTest
  @MethodSource("present")
  void everythingIsDocumented(Path file) {
    var schema = parse(file);
    assertThat(schema.getDoc()).isNotBlank();
    for (var field : schema.getFields()) {
      assertThat(field.doc()).as(field.name()).endsWith(".");
    }
  }

  @ParameterizedTest
  @MethodSource("present")
  void aFileIsNamedAsItsRecord(Path file) {
    assertThat(file).hasFileName(parse(file).getName() + ".avsc");
  }

  private static List<Incompatibility> conflicts(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities();
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> schemas(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
