package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What direct buffers may take of a container's memory. */
@EnabledOnOs(OS.LINUX)
class ImageMemoryTest {
  private static final long MIB = 1 << 20;

  @TempDir Path folder;
  @TempDir Path controlGroups;

  private ImageScripts image;

  @BeforeEach
  void putAJavaOnThePath() throws IOException {
    image = new ImageScripts(folder);
    Files.createDirectory(controlGroups.resolve("memory"));
    limit("self", "0::/");
  }

  @ParameterizedTest
  @CsvSource({"768, 96", "1024, 128", "640, 80", "512, 64", "256, 64"})
  void anEighthOfTheLimitIsForDirectBuffersButNotLessThanOneAnswerTakes(long limit, long direct)
      throws Exception {
    limit("memory.max", Long.toString(limit * MIB));
    assertThat(direct("")).isEqualTo(direct * MIB);
  }

  @Test
  void theOlderControlGroupsHaveTheirLimitElsewhere() throws Exception {
    limit("memory/memory.limit_in_bytes", Long.toString(768 * MIB));
    assertThat(direct("")).isEqualTo(96 * MIB);
  }

  @Test
  void amongTheControlGroupsOfTheHostItsOwnCounts() throws Exception {
    limit("self", "1:name=other:/elsewhere\n0::/its.slice");
    Files.createDirectory(controlGroups.resolve("its.slice"));
    limit("its.slice/memory.max", Long.toString(768 * MIB));
    assertThat(direct("")).isEqualTo(96 * MIB);
  }

  @ParameterizedTest
  @ValueSource(strings = {"max", "9223372036854771712"})
  void withoutALimitItIsAnEighthOfTheMachine(String none) throws Exception {
    limit("memory.max", none);
    assertThat(direct("")).isEqualTo(Math.max(64 * MIB, machineBytes() / 8));
  }

  @Test
  void withoutControlGroupsItIsAnEighthOfTheMachine() throws Exception {
    assertThat(direct("")).isEqualTo(Math.max(64 * MIB, machineBytes() / 8));
  }

  @Test
  void whoDeploysItMaySayAnother() throws Exception {
    limit("memory.max", Long.toString(768 * MIB));
    assertThat(direct("-XX:MaxDirectMemorySize=200m")).isEqualTo(200 * MIB);
  }

  private void limit(String file, String value) throws IOException {
    Files.writeString(controlGroups.resolve(file), value + "\n");
  }

  private long direct(String options) throws Exception {
    String said = image.runWithin(controlGroups, options);
    String line =
        said.lines()
            .filter(flag -> flag.contains(" MaxDirectMemorySize "))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll(".*= (\\d+) .*", "$1"));
  }

  /** Returns what the kernel says, whatever container this test itself is in. */
  private static long machineBytes() throws IOException {
    String total = Files.readAllLines(Path.of("/proc/meminfo")).get(0);
    return Long.parseLong(total.replaceAll("\\D", "")) * 1024;
  }
}
