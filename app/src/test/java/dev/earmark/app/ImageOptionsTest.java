package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose options of the JVM hold in the image: its scripts, with this Java and other options. */
@EnabledOnOs(OS.LINUX)
class ImageOptionsTest {
  private static final Path DOCKER = Path.of("../docker").toAbsolutePath();

  @TempDir Path folder;

  /** A java that says what would hold, in place of running Earmark. */
  @BeforeEach
  void putAJavaOnThePath() throws IOException {
    Files.writeString(
        folder.resolve("java.options"),
        "-XX:+UseParallelGC\n-XX:MaxRAMPercentage=50\n-Dwho=image\n-Dearmark.home=/opt/earmark\n");
    Path java =
        Files.writeString(
            folder.resolve("java"),
            """
            #!/bin/bash
            options=()
            for word; do
              case $word in
                @/opt/earmark/java.options) options+=("@%s/java.options") ;;
                dev.earmark.app.Earmark) break ;;
                *) options+=("$word") ;;
              esac
            done
            "%s/bin/java" "${options[@]}" -XX:+PrintFlagsFinal -XshowSettings:properties -version 2>&1
            printf '<%%s>' "$@"
            """
                .formatted(folder, System.getProperty("java.home")));
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void withoutOthersTheImagesOwnHold() throws Exception {
    assertThat(run("entrypoint", ""))
        .containsPattern("MaxRAMPercentage += 50\\.")
        .containsPattern("who = image\n")
        .endsWith("<dev.earmark.app.Earmark><run><--set><a=b c>");
  }

  @Test
  void othersWinAndWhatTheyDoNotNameStays() throws Exception {
    String said = run("entrypoint", "-XX:MaxRAMPercentage=70 -Dwho='who deploys it'");
    assertThat(said)
        .containsPattern("MaxRAMPercentage += 70\\.")
        .containsPattern("who = who deploys it\n")
        .containsPattern("earmark\\.home = /opt/earmark\n")
        .containsPattern("UseParallelGC += true")
        .doesNotContain("Picked up")
        .endsWith("<dev.earmark.app.Earmark><run><--set><a=b c>");
  }

  @Test
  void anotherCollectorTakesThePlaceOfTheImages() throws Exception {
    assertThat(run("entrypoint", "-XX:-UseParallelGC -XX:+UseSerialGC"))
        .containsPattern("UseSerialGC += true")
        .containsPattern("UseParallelGC += false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Da=1 -Db=2",
        "-Da=\"x y\"\t\n -Db='p \"q\" r'",
        "-Da=x#y -Db=#",
        "-Da=1 @FILE",
        "-Da='C:\\temp\\n' -Db=\\\\",
        "-Da=one'two three'four\"five six\"",
        "-Da=\"\" -Db=* ",
      })
  void wordsAreThoseThatTheLauncherOfJavaSees(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("user.options"), "-Db='of a file' # and no more");
    String options = text.replace("FILE", file.toString());
    String java = System.getProperty("java.home") + "/bin/java";
    String launcher = said(options, List.of(java, "-XshowSettings:properties", "-version"), 0);
    assertThat(ownProperties(run("entrypoint", options)))
        .isEqualTo(ownProperties(launcher))
        .isNotEmpty();
  }

  private static List<String> ownProperties(String said) {
    return said.lines().filter(line -> line.matches(" +[ab] = .*")).toList();
  }

  @Test
  void aQuoteThatStaysOpenIsRefused() throws Exception {
    assertThat(said("-Da='x", List.of(DOCKER.resolve("entrypoint").toString(), "run"), 2))
        .isEqualTo("earmark: JDK_JAVA_OPTIONS must close each quote that it opens\n");
  }

  @Test
  void aCommandBesideTheProcessDoesNotTakeItsOptions() throws Exception {
    assertThat(run("earmark", "-XX:MaxRAMPercentage=70 -Dwho=user"))
        .containsPattern("MaxRAMPercentage += 25\\.")
        .containsPattern("who = image\n")
        .endsWith("<dev.earmark.app.Earmark><run><--set><a=b c>");
  }

  private String run(String script, String options) throws Exception {
    return said(options, List.of(DOCKER.resolve(script).toString(), "run", "--set", "a=b c"), 0);
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
