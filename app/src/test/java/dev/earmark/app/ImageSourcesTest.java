package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an image is built from, where no engine is at hand. */
class ImageSourcesTest {
  private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");

  @Test
  void everyModulesSourcesAreLetInByName() throws IOException {
    List<String> modules =
        MODULE
            .matcher(Files.readString(Path.of("../pom.xml")))
            .results()
            .map((MatchResult module) -> module.group(1))
            .toList();
    List<String> letIn = Files.readAllLines(Path.of("../docker/Dockerfile.dockerignore"));
    assertThat(modules).contains("app", "topology");
    assertThat(letIn)
        .containsAll(modules.stream().map(name -> "!" + name + "/pom.xml").toList())
        .containsAll(modules.stream().map(name -> "!" + name + "/src").toList())
        .noneMatch(line -> line.startsWith("!*"));
  }
}
