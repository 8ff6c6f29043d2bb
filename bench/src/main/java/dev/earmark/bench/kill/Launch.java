package dev.earmark.bench.kill;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How {@code earmark run} is started as a process of its own: with settings under which the dead
 * are noticed within seconds, and with classes that were loaded before.
 *
 * @param earmark the class of the {@code earmark} command
 * @param victim what it is
 * @param site its broker and registry
 * @param wipe whether it finds nothing in its state folder
 */
record Launch(Class<?> earmark, Victim victim, Site site, boolean wipe) {
  private static final List<String> JVM_OPTIONS =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

  /** Returns whether classes can be kept: the JVM does so only of jars. */
  static boolean keepsClasses() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .noneMatch(entry -> Files.isDirectory(Path.of(entry)));
  }

  /** Starts it, and leaves its classes behind when it ends in order. */
  Process first(File said) {
    return start("-XX:ArchiveClassesAtExit=" + classes(), state(0), said);
  }

  /** Starts it again. */
  Process again(int slot, File said) {
    if (wipe) {
      delete(state(slot));
    }
    return start("-XX:SharedArchiveFile=" + classes(), state(slot), said);
  }

  private Path classes() {
    return site.folder().resolve("classes.jsa");
  }

  private Path state(int slot) {
    return site.folder().resolve("state-" + slot);
  }

  private Process start(String classes, Path state, File said) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.add("-Xshare:auto");
    command.add("-Xlog:disable");
    command.add(classes);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), earmark.getName()));
    command.addAll(List.of("run", "--model", victim.model().toString()));
    settings(state).forEach((name, value) -> command.addAll(List.of("--set", name + '=' + value)));
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said).start();
    } catch (IOException e) {
      throw new UncheckedIOException("a second JVM could not be started: " + command.get(0), e);
    }
  }

  private Map<String, String> settings(Path state) {
    Map<String, String> settings =
        new TreeMap<>(
            Map.of(
                "bootstrap.servers", site.bootstrapServers(),
                "schema.registry.url", site.registryUrl(),
                "application.id", Scene.GROUP,
                "processing.guarantee", victim.guarantee().setting(),
                "commit.interval.ms", Integer.toString(victim.guarantee().commitMs()),
                "group.protocol", victim.protocol(),
                "state.dir", state.toString(),
                "producer.transaction.timeout.ms", "2000",
                "truth.wait", "1m"));
    if (victim.protocol().equals(Victim.CLASSIC)) {
      settings.put("main.consumer.session.timeout.ms", "1500");
      settings.put("main.consumer.heartbeat.interval.ms", "300");
    }
    settings.putAll(victim.settings());
    return settings;
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var below = Files.walk(folder)) {
      below.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException("the state folder could not be deleted: " + folder, e);
    }
  }
}
