package dev.earmark.local;

import dev.earmark.AudioChunk;
import dev.earmark.schemas.AvroSerializer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A process that holds broker and registry, writes to both without end, and is to be killed. */
final class Victim {
  private Victim() {}

  /** Says {@code id SUBJECT ID} and {@code sent N} after each answer; takes folder and a prefix. */
  public static void main(String[] args) throws Exception {
    var folder = Path.of(args[0]);
    try (var broker = EmbeddedBroker.start(folder);
        var registry = EmbeddedRegistry.start(folder)) {
      createTopic(broker);
      var writer = new Thread(() -> register(registry.url(), args[1]));
      writer.setDaemon(true);
      writer.start();
      produce(broker, registry);
    }
  }

  private static void createTopic(EmbeddedBroker broker) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      if (!admin.listTopics().names().get().contains("chunks")) {
        admin.createTopics(List.of(new NewTopic("chunks", 1, (short) 1))).all().get();
      }
    }
  }

  private static void register(String url, String prefix) {
    var rest = new RestCall(url);
    for (int i = 0; ; i++) {
      var subject = prefix + i;
      var answer = rest.postSchema("/subjects/" + subject + "/versions", schema(subject));
      say("id " + subject + " " + answer.replaceAll(".*:|\\D", ""));
    }
  }

  static String schema(String name) {
    return "{\"type\":\"enum\",\"name\":\"%s\",\"symbols\":[\"X\"]}".formatted(name);
  }

  private static void produce(EmbeddedBroker broker, EmbeddedRegistry registry) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(),
            "schema.registry.url", registry.url());
    var serializer = new AvroSerializer<AudioChunk>();
    serializer.configure(settings, false);
    try (var producer = new KafkaProducer<>(settings, new StringSerializer(), serializer)) {
      while (true) {
        var sent = producer.send(new ProducerRecord<>("chunks", "mic", Samples.chunk())).get();
        say("sent " + sent.offset());
      }
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
