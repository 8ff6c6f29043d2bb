package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
  @TempDir Path folder;

  private ImageScripts image;

  @BeforeEach
  void putAJavaOnThePath() throws IOException {
    image = new ImageScripts(folder);
  }

  @Test
  void withoutOthersTheImagesOwnHold() throws Exception {
    assertThat(image.run("entrypoint", ""))
        .containsPattern("MaxRAMPercentage += 50\\.")
        .containsPattern("who = image\n")
        .endsWith("<dev.earmark.app.Earmark><run><--set><a=b c>");
  }

  @Test
  void othersWinAndWhatTheyDoNotNameStays() throws Exception {
    String said = image.run("entrypoint", "-XX:MaxRAMPercentage=70 -Dwho='who deploys it'");
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
    assertThat(image.run("entrypoint", "-XX:-UseParallelGC -XX:+UseSerialGC"))
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
    assertThat(ownProperties(image.run("entrypoint", options)))
        .isEqualTo(ownProperties(image.launcher(options, 0)))
        .isNotEmpty();
  }

  private static List<String> ownProperties(String said) {
    return said.lines().filter(line -> line.matches(" +[ab] = .*")).toList();
  }

  @Test
  void aQuoteThatStaysOpenIsRefused() throws Exception {
    assertThat(image.refused("-Da='x"))
        .isEqualTo("earmark: JDK_JAVA_OPTIONS must close each quote that it opens\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-jar",
        "-m",
        "--module",
        "--module=m",
        "--dry-run",
        "-h",
        "-?",
        "-help",
        "--help",
        "-X",
        "--help-extra",
        "-version",
        "--version",
        "-fullversion",
        "--full-version",
      })
  void aWordThatTheLauncherAllowsOnACommandLineOnlyIsRefused(String word) throws Exception {
    assertThat(image.launcher("-Da=1 " + word, 1))
        .contains("Option %s is not allowed in environment variable".formatted(word));
    assertThat(image.refused("-Da=1 " + word))
        .isEqualTo(
            "earmark: JDK_JAVA_OPTIONS must have options of the JVM only, none that ends it or runs another program: "
                + word
                + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b.Main", "-cp /tmp a.b.Main", "-Dpassword=of two"})
  void aMainClassIsRefusedAndNotSaidSinceItMayBeTheRestOfAPassword(String options)
      throws Exception {
    assertThat(image.launcher(options, 1)).contains("Cannot specify main class in environment");
    assertThat(image.refused(options))
        .isEqualTo(
            "earmark: JDK_JAVA_OPTIONS must have options of the JVM only, each beginning with - or @: quote what has a blank\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-cp", "--module-path", "--add-opens", "-Da=1 --add-modules", "-d"})
  void anOptionWithoutItsWordDoesNotTakeEarmarksName(String options) throws Exception {
    assertThat(image.launcher(options, 1)).contains(" requires ");
    assertThat(image.refused(options))
        .isEqualTo(
            "earmark: JDK_JAVA_OPTIONS must have a word behind its last one: %s\n"
                .formatted(options.replace("-Da=1 ", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-cp /tmp",
        "--class-path=/tmp",
        "-p /tmp --upgrade-module-path /tmp",
        "--add-modules java.sql --add-reads java.sql=ALL-UNNAMED",
        "--add-opens java.base/java.lang=ALL-UNNAMED --add-exports java.base/sun.nio.ch=ALL-UNNAMED",
        "-ea -esa -verbose:gc -showversion",
      })
  void whatTheLauncherTakesIsTaken(String options) throws Exception {
    assertThat(image.launcher("-Da=1 " + options, 0)).contains("    a = 1\n");
    assertThat(image.run("entrypoint", "-Da=1 " + options)).contains("    a = 1\n");
  }

  @Test
  void anOptionThatTheJvmDoesNotKnowIsNamedByIt() throws Exception {
    assertThat(image.run("entrypoint", "-XX:Bogus=1"))
        .contains("Unrecognized VM option 'Bogus=1'", "Could not create the Java Virtual Machine");
  }

  @Test
  void aCommandBesideTheProcessDoesNotTakeItsOptions() throws Exception {
    assertThat(image.run("earmark", "-XX:MaxRAMPercentage=70 -Dwho=user"))
        .containsPattern("MaxRAMPercentage += 25\\.")
        .containsPattern("MaxDirectMemorySize += 67108864 ")
        .containsPattern("who = image\n")
        .endsWith("<dev.earmark.app.Earmark><run><--set><a=b c>");
  }
}
