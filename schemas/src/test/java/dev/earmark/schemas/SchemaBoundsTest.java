package dev.earmark.schemas;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.AudioChunk;
import dev.earmark.Confusion;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class SchemaBoundsTest {
  @Test
  void takesOwnSchemasAndThoseThatAreInsideThemselves() {
    Schema list =
        SchemaBuilder.record("List")
            .fields()
            .name("next")
            .type()
            .optional()
            .type("List")
            .endRecord();
    assertThatCode(
            () -> {
              SchemaBounds.check(AudioChunk.getClassSchema());
              SchemaBounds.check(Confusion.getClassSchema());
              SchemaBounds.check(list);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void refusesRecordsThatDoubleAtEachLevel() {
    Schema schema = SchemaBuilder.record("r0").fields().endRecord();
    for (int i = 1; i <= 60; i++) {
      var fields = SchemaBuilder.record("r" + i).fields().name("a").type(schema).noDefault();
      schema = fields.name("b").type(schema).noDefault().endRecord();
    }
    Schema doubled = schema;
    assertThatThrownBy(() -> SchemaBounds.check(doubled))
        .isInstanceOf(SerializationException.class)
        .hasMessage("schema must have at most 10000 parts: found=2147483648");
  }

  @Test
  void refusesFixedThatAreAllocatedBeforeTheyAreRead() {
    Schema fixed = Schema.createFixed("F", null, null, (1 << 20) + 1);
    assertThatThrownBy(() -> SchemaBounds.check(fixed))
        .hasMessage("schema must have at most 1048576 bytes of a fixed: found=1048577");
  }
}
