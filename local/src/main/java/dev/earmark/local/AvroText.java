package dev.earmark.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.earmark.local.Definition.Reference;
import dev.earmark.schemas.SchemaBounds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/** Turns definitions into Avro schemas and their text into one canonical form. */
final class AvroText {
  private final Function<Reference, Definition> registered;

  /**
   * @param registered finds what a reference names, or refuses
   */
  AvroText(Function<Reference, Definition> registered) {
    this.registered = registered;
  }

  /** The same definition in the text that equal schemas share; refuses what is no Avro schema. */
  Definition canonical(Definition definition) {
    var schema = parse(definition);
    var references = definition.references();
    // Avro would write the referred schemas out in full; their names have to stay names.
    var text = references.isEmpty() ? schema.toString() : compact(definition.schema());
    return new Definition(text, references);
  }

  Schema parse(Definition definition) {
    if (definition.schema().isBlank()) {
      throw new RegistryError(42201, "Empty schema");
    }
    try {
      var parser = new Schema.Parser();
      addAll(definition.references(), parser, new HashSet<>());
      SchemaBounds.check(definition.schema());
      Schema schema = parser.parse(definition.schema());
      SchemaBounds.check(schema);
      return schema;
    } catch (AvroRuntimeException
        | SerializationException
        | UnsupportedOperationException
        | NullPointerException
        | StackOverflowError e) {
      // Avro meets a schema whose only name it does not know with a NullPointerException.
      throw RegistryError.invalidSchema(String.valueOf(e.getMessage()));
    }
  }

  private void addAll(List<Reference> references, Schema.Parser parser, Set<Reference> added) {
    for (var reference : references) {
      if (added.add(reference)) {
        var definition = registered.apply(reference);
        addAll(definition.references(), parser, added);
        parser.parse(definition.schema());
      }
    }
  }

  private static String compact(String json) {
    try {
      return ChangeJson.MAPPER.readTree(json).toString();
    } catch (JsonProcessingException e) {
      throw RegistryError.invalidSchema(e.getOriginalMessage());
    }
  }
}
