package dev.earmark.app.broker;

import dev.earmark.app.Began;
import dev.earmark.app.Console;
import dev.earmark.app.WorkFolder;
import dev.earmark.app.settings.Layer;
import dev.earmark.app.settings.Settings;
import dev.earmark.topology.serde.AvroSerdes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real broker and registry in this process while the tests of a class run, and the commands that
 * are to use them.
 */
final class RunningCluster implements BeforeAllCallback, AfterAllCallback {
  private static final String MODEL =
      Path.of("../models/commands.onnx").toAbsolutePath().toString();

  private Optional<WorkFolder> folder = Optional.empty();
  private Optional<LocalCluster> cluster = Optional.empty();

  @Override
  public void beforeAll(ExtensionContext context) {
    var made = WorkFolder.of(Optional.empty());
    folder = Optional.of(made);
    cluster = Optional.of(LocalCluster.start(made.path(), 0, 0));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    cluster.ifPresent(LocalCluster::close);
    folder.ifPresent(WorkFolder::close);
  }

  Settings settings() {
    return Settings.of(List.of(Layer.from(addresses(), "test")));
  }

  /** Returns a command and its arguments, with where broker, registry and model are. */
  String[] args(String command, String... rest) {
    List<String> args = new ArrayList<>(List.of(command.split(" ")));
    args.addAll(List.of(rest));
    addresses().forEach((name, value) -> args.addAll(List.of("--set", name + "=" + value)));
    args.addAll(List.of("--set", "models=" + MODEL));
    return args.toArray(String[]::new);
  }

  /** Begins a command that goes on; it ends when its thread is interrupted. */
  Began start(Console console, String command, String... rest) {
    return Began.start(console, () -> console.run(args(command, rest)));
  }

  /** Returns all values of a topic so far. */
  <V extends SpecificRecord> List<V> read(String topic) {
    List<V> all = new ArrayList<>();
    try (var reader = TopicReader.open(settings(), topic, TopicReader.Start.BEGINNING);
        var values = new AvroSerdes(settings().serde()).<V>value().deserializer()) {
      reader.toEnd(
          record -> all.add(values.deserialize(record.topic(), record.headers(), record.value())));
    }
    return all;
  }

  private Map<String, String> addresses() {
    return cluster.orElseThrow().settings();
  }
}
