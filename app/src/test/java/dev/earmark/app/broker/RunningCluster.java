package dev.earmark.app.broker;

import dev.earmark.app.Began;
import dev.earmark.app.Console;
import dev.earmark.app.settings.Layer;
import dev.earmark.app.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real broker and registry in this process, and the commands that are to use them. */
final class RunningCluster implements AutoCloseable {
  private static final String MODEL =
      Path.of("../models/commands.onnx").toAbsolutePath().toString();

  private final LocalCluster cluster;

  RunningCluster(Path folder) {
    cluster = LocalCluster.start(folder, 0, 0);
  }

  Settings settings() {
    return Settings.of(List.of(Layer.from(cluster.settings(), "test")));
  }

  /** Returns a command and its arguments, with where broker, registry and model are. */
  String[] args(String command, String... rest) {
    List<String> args = new ArrayList<>(List.of(command.split(" ")));
    args.addAll(List.of(rest));
    cluster.settings().forEach((name, value) -> args.addAll(List.of("--set", name + "=" + value)));
    args.addAll(List.of("--set", "models=" + MODEL));
    return args.toArray(String[]::new);
  }

  /** Begins a command that goes on; it ends when its thread is interrupted. */
  Began start(Console console, String command, String... rest) {
    return Began.start(console, () -> console.run(args(command, rest)));
  }

  @Override
  public void close() {
    cluster.close();
  }
}
