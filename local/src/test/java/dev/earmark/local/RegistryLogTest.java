package dev.earmark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegistryLogTest {
  @TempDir Path folder;

  @Test
  void sameFolderHasTheSameIdsAgain() {
    register("a", "b");
    try (var registry = EmbeddedRegistry.start(folder)) {
      var rest = new RestCall(registry.url());
      rest.put("/config/s-a", "{\"compatibility\":\"FULL\"}");
      rest.delete("/subjects/s-b");
    }
    try (var registry = EmbeddedRegistry.start(folder)) {
      var rest = new RestCall(registry.url());
      assertThat(rest.postSchema("/subjects/s-a/versions", schema("a")))
          .isEqualTo("200 {\"id\":1}");
      assertThat(rest.postSchema("/subjects/s-c/versions", schema("c")))
          .isEqualTo("200 {\"id\":3}");
      assertThat(rest.get("/config/s-a")).isEqualTo("200 {\"compatibilityLevel\":\"FULL\"}");
      assertThat(rest.get("/subjects")).isEqualTo("200 [\"s-a\",\"s-c\"]");
    }
  }

  @Test
  void cutsOffAHalfWrittenEndWhereverItStops() throws IOException {
    register("a", "b");
    var whole = Files.readAllBytes(log());
    var lastLine = new String(whole, StandardCharsets.UTF_8).trim().lastIndexOf('\n') + 1;
    for (int length = lastLine; length < whole.length; length += 7) {
      Files.write(log(), Arrays.copyOf(whole, length));
      assertThat(subjects()).as("length %d", length).isEqualTo("200 [\"s-a\"]");
    }
    register("c");
    assertThat(subjects()).isEqualTo("200 [\"s-a\",\"s-c\"]");
  }

  @Test
  void refusesALogThatIsBrokenInTheMiddle() throws IOException {
    register("a", "b", "c");
    var lines = Files.readAllLines(log());
    Files.write(log(), List.of(lines.get(0), lines.get(1).replace("s-b", "s-x"), lines.get(2)));
    assertThatThrownBy(() -> EmbeddedRegistry.start(folder))
        .isInstanceOf(StartException.class)
        .hasMessage("registry log must be whole: file=%s, broken line=2".formatted(log()));
    Files.write(log(), List.of(lines.get(0)), StandardOpenOption.TRUNCATE_EXISTING);
    assertThat(subjects()).isEqualTo("200 [\"s-a\"]");
  }

  @Test
  void refusesAFolderInUse() {
    try (var first = EmbeddedRegistry.start(folder)) {
      assertThat(first.url()).startsWith("http://127.0.0.1:");
      assertThatThrownBy(() -> EmbeddedRegistry.start(folder))
          .hasMessage(
              "data folder must not be in use: folder=%s, used by another registry"
                  .formatted(folder));
    }
  }

  @Test
  void refusesATakenPort() throws IOException {
    try (var taken = Ports.bind(0, "test")) {
      var port = taken.socket().getLocalPort();
      assertThatThrownBy(() -> EmbeddedRegistry.start(RegistrySettings.in(folder).withPort(port)))
          .hasMessage(
              "port of the registry must be free: port=%d, address=127.0.0.1 (Address already in use)"
                  .formatted(port));
    }
  }

  private void register(String... names) {
    try (var registry = EmbeddedRegistry.start(folder)) {
      for (var name : names) {
        new RestCall(registry.url()).postSchema("/subjects/s-" + name + "/versions", schema(name));
      }
    }
  }

  private String subjects() {
    try (var registry = EmbeddedRegistry.start(folder)) {
      return new RestCall(registry.url()).get("/subjects");
    }
  }

  private Path log() {
    return folder.resolve("registry").resolve("changes.log");
  }

  private static String schema(String name) {
    return "{\"type\":\"enum\",\"name\":\"%s\",\"symbols\":[\"X\"]}".formatted(name);
  }
}
