package dev.earmark.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.command.Models;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Weights in another file are exchanged while they are looked at. */
class WatchedWeightsTest extends Watching {
  private Path outside(String weights) throws IOException {
    Path models = TINY.resolveSibling("outside.onnx");
    Files.copy(TINY.resolveSibling("weights.data"), folder.resolve("weights.data"));
    String onnx = Files.readString(models, StandardCharsets.ISO_8859_1);
    Path out = folder.resolve("outside.onnx");
    write(out, onnx.replace("weights.data", weights));
    model.retire();
    model = new WatchedModel(out, Models::loadDoubtful, said::add);
    return out;
  }

  @Test
  void weightsInAnotherFileAreLookedAtToo() throws IOException {
    outside("weights.data");
    write(folder.resolve("weights.data"), "\0".repeat(124));
    look(3);
    assertThat(said)
        .containsExactly(
            "a new file is not taken over, tiny@1 goes on: a version that takes over must be another than the one that listens: version=1");
    look(9);
    assertCounts(0, 1);
  }

  @Test
  void weightsThatComeAfterTheModelThatNamesThemAreWaitedFor() throws IOException {
    Path out = outside("weights.data");
    String next = Files.readString(out, StandardCharsets.ISO_8859_1);
    write(
        out,
        next.replace("weights.data", "weights.next")
            .replace("\"version\": \"1\"", "\"version\": \"2\""));
    look(9);
    assertThat(said)
        .singleElement()
        .asString()
        .contains("tiny@1 goes on", "external data is not there: location=weights.next");
    Files.copy(folder.resolve("weights.data"), folder.resolve("weights.next"));
    look(3);
    assertThat(id()).isEqualTo("tiny@2");
    assertCounts(1, 1);
  }

  @Test
  void whatCannotBeReadIsRefusedOnceAndTriedAgainWhenItChanges() throws IOException {
    Path out = outside("weights.data");
    Path weights = folder.resolve("weights.data");
    Files.move(weights, folder.resolve("kept"));
    Files.createDirectory(weights);
    look(9);
    assertThat(said)
        .singleElement()
        .asString()
        .isEqualTo(
            "a new file is not taken over, tiny@1 goes on: model %s: must be a regular file: file=%s"
                .formatted(out, weights));
    assertCounts(0, 1);
    Files.delete(weights);
    Files.move(folder.resolve("kept"), weights);
    look(9);
    assertCounts(0, 1);
    assertThat(id()).isEqualTo("tiny@1");
  }
}
