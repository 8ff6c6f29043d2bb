package dev.earmark.bench.kill;

import dev.earmark.bench.SecondJvm;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
 */
record Launch(Class<?> earmark, Victim victim, Site site) {
  private static final List<String> JVM_OPTIONS =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");
  private static final int MOST_COMMIT_MS = 500;

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
    return start("-XX:SharedArchiveFile=" + classes(), state(slot), said);
  }

  private Path classes() {
    return site.folder().resolve("classes.jsa");
  }

  private Path state(int slot) {
    return site.folder().resolve("state-" + slot);
  }

  private Process start(String classes, Path state, File said) {
    List<String> options = new ArrayList<>(JVM_OPTIONS);
    options.addAll(List.of("-Xshare:auto", "-Xlog:disable", classes));
    List<String> arguments = new ArrayList<>(List.of("run"));
    victim.models().forEach(model -> arguments.addAll(List.of("--model", model.toString())));
    settings(state)
        .forEach((name, value) -> arguments.addAll(List.of("--set", name + '=' + value)));
    return SecondJvm.start(
        earmark,
        options,
        arguments,
        builder -> builder.redirectErrorStream(true).redirectOutput(said));
  }

  /** Often beside the life of a process. */
  private int commitMs() {
    return Math.min(MOST_COMMIT_MS, victim.guarantee().commitMs());
  }

  private Map<String, String> settings(Path state) {
    Map<String, String> settings =
        new TreeMap<>(
            Map.of(
                "bootstrap.servers", site.bootstrapServers(),
                "schema.registry.url", site.registryUrl(),
                "application.id", Scene.GROUP,
                "processing.guarantee", victim.guarantee().setting(),
                "commit.interval.ms", Integer.toString(commitMs()),
                "group.protocol", victim.protocol(),
                "state.dir", state.toString(),
                "producer.transaction.timeout.ms", "2000",
                "truth.wait", "1m"));
    if (victim.protocol().equals(Victim.CLASSIC)) {
      settings.put("main.consumer.session.timeout.ms", Long.toString(Site.SESSION.toMillis()));
      settings.put("main.consumer.heartbeat.interval.ms", "300");
    }
    settings.putAll(victim.settings());
    return settings;
  }
}
