package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LeakTest {

  /**
   * A leaked tensor, session or buffer of any of the loops is more than this several times over.
   */
  private static final long BOUND_KB = 6_000;

  @Test
  @EnabledOnOs(OS.LINUX)
  void runsScorersAndRefusedModelsLeaveNoNativeMemoryBehind() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    // A heap that is all there from the start, and one compiler, so that what grows is native.
    var command =
        List.of(
            java.toString(),
            "-Xms64m",
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:+AlwaysPreTouch",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxDirectMemorySize=16m",
            "-cp",
            System.getProperty("java.class.path"),
            LeakProbe.class.getName());
    var probe = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(probe.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said).contains("grown=");
    assertThat(Long.parseLong(said.replaceAll("(?s).*grown=(-?\\d+).*", "$1")))
        .as(said)
        .isLessThan(BOUND_KB);
  }
}
