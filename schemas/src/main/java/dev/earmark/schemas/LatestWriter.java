package dev.earmark.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/** Writes a record of one schema in the shape of another that can read it. */
final class LatestWriter implements DatumWriter<Object> {
  private final DatumWriter<Object> own;
  private final GenericDatumReader<Object> reshape;
  private final GenericDatumWriter<Object> latest;

  LatestWriter(DatumWriter<Object> own, Schema schema, Schema latest) {
    this.own = own;
    this.reshape = new GenericDatumReader<>(schema, latest);
    this.latest = new GenericDatumWriter<>(latest);
  }

  @Override
  public void setSchema(Schema schema) {
    throw new UnsupportedOperationException("schema is fixed: schema=" + schema.getFullName());
  }

  @Override
  public void write(Object record, Encoder out) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    own.write(record, encoder);
    latest.write(reshape.read(null, new ArrayDecoder(bytes.toByteArray(), 0)), out);
  }
}
