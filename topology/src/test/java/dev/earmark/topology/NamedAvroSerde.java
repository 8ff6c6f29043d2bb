package dev.earmark.topology;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A serde that needs no registry: the class's name, a line feed, then Avro's single-object
 * encoding.
 */
public final class NamedAvroSerde implements Serde<SpecificRecord> {

  static {
    trustRecords();
  }

  /** Lets Avro make the project's records and enums. */
  static void trustRecords() {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(),
            type -> type.getPackageName().equals("dev.earmark")));
  }

  static final String NAME = NamedAvroSerde.class.getName();

  @Override
  public Serializer<SpecificRecord> serializer() {
    return (topic, value) -> value == null ? null : write(value);
  }

  @Override
  public Deserializer<SpecificRecord> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(bytes);
  }

  static byte[] write(SpecificRecord value) {
    try {
      byte[] name = (value.getClass().getName() + '\n').getBytes(StandardCharsets.UTF_8);
      var data = SpecificData.getForClass(value.getClass());
      ByteBuffer body = new BinaryMessageEncoder<>(data, value.getSchema()).encode(value);
      return ByteBuffer.allocate(name.length + body.remaining()).put(name).put(body).array();
    } catch (IOException impossible) {
      throw new SerializationException(impossible);
    }
  }

  static SpecificRecord read(byte[] bytes) {
    try {
      int end = 0;
      while (bytes[end] != '\n') {
        end++;
      }
      Class<?> type = Class.forName(new String(bytes, 0, end, StandardCharsets.UTF_8));
      var data = SpecificData.getForClass(type);
      var decoder = new BinaryMessageDecoder<SpecificRecord>(data, data.getSchema(type));
      return decoder.decode(ByteBuffer.wrap(bytes, end + 1, bytes.length - end - 1));
    } catch (IOException | ReflectiveOperationException | RuntimeException wrong) {
      throw new SerializationException(
          "value must be a named Avro record: bytes=" + bytes.length, wrong);
    }
  }
}
