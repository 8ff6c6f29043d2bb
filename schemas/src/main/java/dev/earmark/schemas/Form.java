package dev.earmark.schemas;

import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;

/**
 * How records of one schema are written to one topic.
 *
 * @param id the id that stands before the record
 */
record Form(String topic, Schema schema, int id, DatumWriter<Object> writer) {
  boolean fits(String otherTopic, Schema otherSchema) {
    return schema.equals(otherSchema) && topic.equals(otherTopic);
  }
}
