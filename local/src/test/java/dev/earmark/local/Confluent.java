package dev.earmark.local;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Confluent's own serializers (7.9.5) in a class loader that shares nothing but the JDK with us.
 */
final class Confluent implements AutoCloseable {
  private static final Path JAR = Path.of("target/oracle/confluent.jar");

  private final URLClassLoader loader;
  private final Object serializer;
  private final Object deserializer;

  Confluent(String registryUrl) throws Exception {
    loader =
        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    var settings = Map.of("schema.registry.url", registryUrl);
    serializer = make("io.confluent.kafka.serializers.KafkaAvroSerializer", settings);
    deserializer = make("io.confluent.kafka.serializers.KafkaAvroDeserializer", settings);
  }

  private Object make(String name, Map<String, ?> settings) throws Exception {
    return inside(
        () -> {
          var type = loader.loadClass(name);
          var made = type.getConstructor().newInstance();
          type.getMethod("configure", Map.class, boolean.class).invoke(made, settings, false);
          return made;
        });
  }

  /** A generic record of Confluent's Avro, which only it understands. */
  Object read(String topic, byte[] bytes) throws Exception {
    return inside(
        () ->
            deserializer
                .getClass()
                .getMethod("deserialize", String.class, byte[].class)
                .invoke(deserializer, topic, bytes));
  }

  byte[] write(String topic, Object record) throws Exception {
    return (byte[])
        inside(
            () ->
                serializer
                    .getClass()
                    .getMethod("serialize", String.class, Object.class)
                    .invoke(serializer, topic, record));
  }

  /** A generic record of Confluent's Avro from JSON, by a schema it parses itself. */
  Object fromJson(String text, String json) throws Exception {
    return inside(
        () -> {
          var schema = loader.loadClass("org.apache.avro.Schema");
          var parser = loader.loadClass("org.apache.avro.Schema$Parser");
          var parsed = call(parser.getConstructor().newInstance(), "parse", text);
          var factories = loader.loadClass("org.apache.avro.io.DecoderFactory");
          var factory = factories.getMethod("get").invoke(null);
          var decoder =
              factories
                  .getMethod("jsonDecoder", schema, String.class)
                  .invoke(factory, parsed, json);
          var readers = loader.loadClass("org.apache.avro.generic.GenericDatumReader");
          return readers
              .getMethod("read", Object.class, loader.loadClass("org.apache.avro.io.Decoder"))
              .invoke(readers.getConstructor(schema).newInstance(parsed), null, decoder);
        });
  }

  private static Object call(Object target, String method, String argument) throws Exception {
    return target.getClass().getMethod(method, String.class).invoke(target, argument);
  }

  private Object inside(Callable<Object> action) throws Exception {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return action.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
