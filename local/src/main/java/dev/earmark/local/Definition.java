package dev.earmark.local;

import java.util.List;

/**
 * An Avro schema as text with the schemas it refers to; equal definitions share one id.
 *
 * @param schema the schema as compact JSON
 * @param references registered schemas whose names the text uses
 */
record Definition(String schema, List<Reference> references) {
  /** A registered version under the name by which a schema uses it. */
  record Reference(String name, String subject, int version) {}

  Definition {
    references = List.copyOf(references);
  }
}
