package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The scripts of the image, run with this Java, which says what would hold in place of running
 * Earmark.
 */
final class ImageScripts {
  private static final Path DOCKER = Path.of("../docker").toAbsolutePath();
  private static final String JAVA = System.getProperty("java.home") + "/bin/java";

  private final Path folder;

  /** Puts into a folder a java for the scripts, and other options of the image. */
  ImageScripts(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(
        folder.resolve("java.options"),
        "-XX:+UseParallelGC\n-XX:MaxRAMPercentage=50\n-Dwho=image\n-Dearmark.home=/opt/earmark\n");
    Path java = Files.writeString(folder.resolve("java"), java());
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  private String java() {
    return """
        #!/bin/bash
        options=()
        for word; do
          case $word in
            @/opt/earmark/java.options) options+=("@%s/java.options") ;;
            dev.earmark.app.Earmark) break ;;
            *) options+=("$word") ;;
          esac
        done
        "%s" "${options[@]}" -XX:+PrintFlagsFinal -XshowSettings:properties -version 2>&1
        printf '<%%s>' "$@"
        """
        .formatted(folder, JAVA);
  }

  /** Returns what a script of the image says, which must end well. */
  String run(String script, String options) throws Exception {
    return said(options, List.of(DOCKER.resolve(script).toString(), "run", "--set", "a=b c"), 0);
  }

  /** Returns what the entrypoint says with these options, which it must refuse. */
  String refused(String options) throws Exception {
    return said(options, List.of(DOCKER.resolve("entrypoint").toString(), "run"), 2);
  }

  /** Returns what the entrypoint says in a container whose control groups are these. */
  String runWithin(Path controlGroups, String options) throws Exception {
    String script = Files.readString(DOCKER.resolve("entrypoint"));
    Path there = Files.writeString(folder.resolve("entrypoint"), within(script, controlGroups));
    assertThat(there.toFile().setExecutable(true)).isTrue();
    return said(options, List.of(there.toString(), "run"), 0);
  }

  private static String within(String script, Path controlGroups) {
    assertThat(script).contains("/sys/fs/cgroup", "/proc/self/cgroup");
    return script
        .replace("/sys/fs/cgroup", controlGroups.toString())
        .replace("/proc/self/cgroup", controlGroups + "/self");
  }

  /** Returns what Java's own launcher says, which must end with a code. */
  String launcher(String options, int code) throws Exception {
    return said(options, List.of(JAVA, "-XshowSettings:properties", "-version"), code);
  }

  private String said(String options, List<String> words, int code) throws Exception {
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    builder.environment().put("TMPDIR", "/nowhere");
    builder.environment().put("JDK_JAVA_OPTIONS", options);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(code);
    return said;
  }
}
