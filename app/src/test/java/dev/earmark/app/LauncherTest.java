package dev.earmark.app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout whose build does nothing, and that has no classes to run after it. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir Path checkout;

  @BeforeEach
  void makeACheckout() throws IOException {
    Files.copy(Path.of("../earmark"), checkout.resolve("earmark"));
    Files.writeString(
        checkout.resolve("pom.xml"), "<project>\n  <version>1</version>\n</project>\n");
    Path maven =
        Files.writeString(
            checkout.resolve("mvnw"),
            """
            #!/bin/sh
            echo begins >>builds
            left=300
            while [ -e two ] && ! grep -qs 'this one waits' ./*.log && [ $left -gt 0 ]; do
              left=$((left - 1)); sleep 0.1
            done
            if [ -e edit ]; then mv edit models; sleep 0.1; touch models; fi
            mkdir -p app/target/earmark-1/earmark-1
            echo ends >>builds
            """);
    assertThat(maven.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void ofTwoAtOnceOneBuildsAndTheOtherWaitsForIt() throws Exception {
    Files.createFile(checkout.resolve("two"));
    List<Process> both = List.of(launch("one.log"), launch("two.log"));
    for (Process process : both) {
      assertThat(process.waitFor(60, SECONDS)).isTrue();
    }
    List<String> said = List.of(log("one.log"), log("two.log"));
    assertThat(checkout.resolve("builds")).hasContent("begins\nends\n");
    assertThat(said).allMatch(log -> log.contains("dev.earmark.app.Earmark"));
    assertThat(said).filteredOn(log -> log.contains("builds already, this one waits")).hasSize(1);
  }

  @Test
  void aSourceThatIsSavedWhileItBuildsIsBuiltTheNextTime() throws Exception {
    Files.createFile(checkout.resolve("edit"));
    for (String log : List.of("one.log", "two.log", "three.log")) {
      assertThat(launch(log).waitFor(60, SECONDS)).isTrue();
    }
    assertThat(checkout.resolve("builds")).hasContent("begins\nends\nbegins\nends\n");
    assertThat(log("three.log")).doesNotContain("building");
  }

  @Test
  void aLockOfAProcessThatIsGoneHoldsNobody() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    assertThat(gone.waitFor(60, SECONDS)).isTrue();
    Path target = Files.createDirectories(checkout.resolve("app/target"));
    Files.createSymbolicLink(target.resolve(".builds"), Path.of(String.valueOf(gone.pid())));
    assertThat(launch("log").waitFor(60, SECONDS)).isTrue();
    assertThat(checkout.resolve("builds")).hasContent("begins\nends\n");
    assertThat(log("log")).doesNotContain("waits");
  }

  @Test
  void aLockThatCannotBeMadeIsSaid() throws Exception {
    Path target = Files.createDirectories(checkout.resolve("app/target"));
    Files.createFile(target.resolve(".builds"));
    assertThat(launch("log").waitFor(60, SECONDS)).isTrue();
    assertThat(log("log")).contains("the lock of the build cannot be made").contains(".builds");
    assertThat(checkout.resolve("builds")).doesNotExist();
  }

  private String log(String name) throws IOException {
    return Files.readString(checkout.resolve(name));
  }

  private Process launch(String log) throws IOException {
    return new ProcessBuilder(checkout.resolve("earmark").toString(), "version")
        .redirectErrorStream(true)
        .redirectOutput(checkout.resolve(log).toFile())
        .start();
  }
}
