package dev.earmark.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.command.Models;
import dev.earmark.app.command.ScoringModels;
import dev.earmark.app.settings.Settings;
import dev.earmark.score.Model;
import dev.earmark.score.Scorer;
import dev.earmark.topology.TopologyCounts;
import dev.earmark.window.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's file is exchanged while it is looked at. */
class WatchedModelTest {
  private static final Path TINY = Path.of("../stages/src/test/resources/models/tiny.onnx");
  private final List<String> said = new ArrayList<>();
  private final TopologyCounts counts = new TopologyCounts();
  @TempDir private Path folder;
  private Path file;
  private WatchedModel model;
  private Runnable beforeItIsLoaded = () -> {};
  private long writtenMs = 1_700_000_000_000L;

  @BeforeEach
  void load() throws IOException {
    file = folder.resolve("m.onnx");
    write(file, version("1"));
    model = new WatchedModel(file, Models::load, said::add);
  }

  @AfterEach
  void free() {
    model.retire();
  }

  private static String version(String version) throws IOException {
    return Files.readString(TINY, StandardCharsets.ISO_8859_1)
        .replace("\"version\": \"1\"", "\"version\": \"" + version + "\"");
  }

  /** Writes a file that is a second younger than the one before. */
  private void write(Path to, String bytes) throws IOException {
    Files.writeString(to, bytes, StandardCharsets.ISO_8859_1);
    writtenMs += 1_000;
    Files.setLastModifiedTime(to, FileTime.fromMillis(writtenMs));
  }

  private void look(int times) {
    for (int look = 0; look < times; look++) {
      model.look(counts);
    }
  }

  private String id() {
    return model.seat().card().id();
  }

  private void assertCounts(long swaps, long refused) {
    assertThat(counts.snapshot())
        .containsEntry("modelSwaps", swaps)
        .containsEntry("modelsRefused", refused);
  }

  @Test
  void aVersionTakesOverWhenItHasLookedTheSameForThreeLooks() throws IOException {
    look(3);
    write(file, version("2"));
    look(2);
    assertThat(id()).isEqualTo("tiny@1");
    look(1);
    assertThat(id()).isEqualTo("tiny@2");
    look(5);
    assertCounts(1, 0);
    assertThat(said).containsExactly("tiny@2 takes over from tiny@1");
  }

  @Test
  void everyVersionThatTheProcessorRunsForWantOfACardIsCounted() throws IOException {
    var auto = Settings.of(Optional.empty(), Map.of(), List.of("execution.provider=auto"));
    var loading = new ScoringModels(auto, said::add);
    model.retire();
    model = new WatchedModel(file, loading::load, said::add);
    model.countFallback(counts);
    assertThat(counts.snapshot()).containsEntry("modelFallbacks", 1L);
    write(file, version("2"));
    look(3);
    assertThat(counts.snapshot()).containsEntry("modelFallbacks", 2L);
  }

  @Test
  void theVersionThatListensComesBackAfterARefusedFileWithoutAWord() throws IOException {
    write(file, "no model");
    look(3);
    assertCounts(0, 1);
    said.clear();
    write(file, version("1"));
    look(3);
    assertThat(said).isEmpty();
    assertCounts(0, 1);
    write(file, version("2"));
    look(3);
    assertThat(id()).isEqualTo("tiny@2");
  }

  @Test
  void aFileThatIsStillBeingWrittenIsLeftAlone() throws IOException {
    String whole = version("2");
    for (int bytes = 100; bytes < whole.length(); bytes += 100) {
      write(file, whole.substring(0, bytes));
      look(2);
    }
    write(file, whole);
    look(3);
    assertThat(id()).isEqualTo("tiny@2");
    assertCounts(1, 0);
  }

  @Test
  void aFileThatStaysHalfWrittenIsRefusedOnceAndTheOldVersionGoesOn() throws IOException {
    write(file, version("2").substring(0, 500));
    look(9);
    assertThat(id()).isEqualTo("tiny@1");
    assertCounts(0, 1);
    assertThat(said)
        .singleElement()
        .asString()
        .startsWith("a new file is not taken over, tiny@1 goes on: model " + file);
    write(file, version("2"));
    look(3);
    assertThat(id()).isEqualTo("tiny@2");
  }

  @Test
  void whatIsNoOtherVersionIsRefusedWithASentence() throws IOException {
    String renamed = version("2").replace("\"name\": \"tiny\"", "\"name\": \"tins\"");
    write(file, renamed);
    look(3);
    assertCounts(0, 1);
    assertThat(said)
        .containsExactly(
            "a new file is not taken over, tiny@1 goes on: a version that takes over must have the same name, otherwise restart with it: name that listens=tiny, name=tins");
  }

  @Test
  void aFileThatWasOnlyTouchedOrIsAwayForAMomentIsNothingNew() throws IOException {
    write(file, version("1"));
    look(3);
    Files.delete(file);
    look(1);
    write(file, version("1"));
    look(3);
    assertThat(said).isEmpty();
    assertCounts(0, 0);
  }

  private static boolean isFreed(Model loaded) {
    var silence = new float[loaded.card().windowSamples()];
    try (Scorer scorer = loaded.newScorer(1)) {
      scorer.score(List.of(new Window(0, 0, silence.length, silence, 1)));
      return false;
    } catch (IllegalStateException closed) {
      return true;
    }
  }

  @Test
  void aVersionThatIsLoadedWhenAllIsOverIsFreed() throws IOException {
    List<Model> loaded = new ArrayList<>();
    model.retire();
    model = new WatchedModel(file, path -> keep(loaded, path), said::add);
    write(file, version("2"));
    look(2);
    beforeItIsLoaded = model::retire;
    look(1);
    assertThat(loaded).hasSize(2).allMatch(WatchedModelTest::isFreed);
    assertThat(id()).isEqualTo("tiny@1");
    assertThat(said).isEmpty();
    assertCounts(0, 0);
  }

  private Model keep(List<Model> loaded, Path path) {
    beforeItIsLoaded.run();
    loaded.add(Models.load(path));
    return loaded.get(loaded.size() - 1);
  }

  @Test
  void aVersionThatDoesNotFitIsFreedAndTheOldOneIsNot() throws IOException {
    List<Model> loaded = new ArrayList<>();
    model.retire();
    model = new WatchedModel(file, path -> keep(loaded, path), said::add);
    write(file, version("2").replace("\"name\": \"tiny\"", "\"name\": \"tins\""));
    look(3);
    assertThat(loaded).extracting(WatchedModelTest::isFreed).containsExactly(false, true);
  }

  @Test
  void whatWasRefusedIsTriedOnceMoreWhenItIsTouched() throws IOException {
    model.retire();
    List<Model> loaded = new ArrayList<>();
    model = new WatchedModel(file, path -> keep(loaded, path), said::add);
    beforeItIsLoaded =
        () -> {
          throw new IllegalStateException("no memory on the card");
        };
    write(file, version("2"));
    look(9);
    assertCounts(0, 1);
    write(file, version("2"));
    look(9);
    assertCounts(0, 2);
    assertThat(said)
        .hasSize(2)
        .containsOnly("a new file is not taken over, tiny@1 goes on: no memory on the card");
    beforeItIsLoaded = () -> {};
    write(file, version("2"));
    look(9);
    assertThat(id()).isEqualTo("tiny@2");
    assertCounts(1, 2);
  }

  @Test
  void atStartTheLastVersionOfAFolderThatCanBeUsedListens() throws IOException {
    Path versions = Files.createDirectory(folder.resolve("versions"));
    write(versions.resolve("a.onnx"), version("1"));
    write(versions.resolve("b.onnx"), version("2"));
    Path cut = versions.resolve("c.onnx");
    write(cut, version("3").substring(0, 500));
    model.retire();
    model = new WatchedModel(versions, Models::load, said::add);
    assertThat(id()).isEqualTo("tiny@2");
    assertThat(said)
        .singleElement()
        .asString()
        .startsWith("a later file is passed over, tiny@2 listens: model " + cut + ": ");
    said.clear();
    look(9);
    Files.delete(cut);
    look(9);
    assertThat(said).isEmpty();
    assertCounts(0, 0);
    write(cut, version("3"));
    look(3);
    assertThat(id()).isEqualTo("tiny@3");
  }

  @Test
  void aFolderOfWhichNoVersionCanBeUsedIsRefusedWithWhatIsWrongWithTheLast() throws IOException {
    Path versions = Files.createDirectory(folder.resolve("versions"));
    write(versions.resolve("b.onnx"), "no model");
    write(versions.resolve("a.onnx"), "no model either");
    assertThatThrownBy(() -> new WatchedModel(versions, Models::load, said::add))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("model " + versions.resolve("a.onnx") + ": ");
    assertThat(said).isEmpty();
  }

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

  @Test
  void ofAFolderTheFileThatWasWrittenLastListens() throws IOException {
    Path versions = Files.createDirectory(folder.resolve("versions"));
    write(versions.resolve("b.onnx"), version("1"));
    write(versions.resolve("a.onnx"), version("2"));
    write(versions.resolve(".being-copied.onnx"), version("9"));
    write(versions.resolve("notes.txt"), "no model");
    model.retire();
    model = new WatchedModel(versions, Models::load, said::add);
    assertThat(id()).isEqualTo("tiny@2");
    write(versions.resolve("c.onnx"), version("3"));
    look(3);
    assertThat(id()).isEqualTo("tiny@3");
    Files.delete(versions.resolve("c.onnx"));
    look(3);
    assertThat(id()).isEqualTo("tiny@2");
    write(versions.resolve("d.onnx"), "no model");
    look(9);
    assertThat(id()).isEqualTo("tiny@2");
    assertCounts(2, 1);
  }

  @Test
  void aFolderThatIsEmptyForAWhileChangesNothing() throws IOException {
    Path versions = Files.createDirectory(folder.resolve("versions"));
    write(versions.resolve("a.onnx"), version("1"));
    model.retire();
    model = new WatchedModel(versions, Models::load, said::add);
    Files.delete(versions.resolve("a.onnx"));
    look(5);
    write(versions.resolve("b.onnx"), version("2"));
    look(3);
    assertThat(id()).isEqualTo("tiny@2");
    assertCounts(1, 0);
  }

  @Test
  void aLinkThatIsSwappedAsKubernetesDoesIsSeen() throws IOException {
    Path mounted = folder.resolve("mounted.onnx");
    Path data = folder.resolve("..data");
    write(Files.createDirectory(folder.resolve("a")).resolve("m.onnx"), version("1"));
    write(Files.createDirectory(folder.resolve("b")).resolve("m.onnx"), version("2"));
    Files.createSymbolicLink(data, Path.of("a"));
    Files.createSymbolicLink(mounted, Path.of("..data", "m.onnx"));
    model.retire();
    model = new WatchedModel(mounted, Models::load, said::add);
    look(3);
    Files.createSymbolicLink(folder.resolve("..next"), Path.of("b"));
    Files.move(folder.resolve("..next"), data, StandardCopyOption.ATOMIC_MOVE);
    look(3);
    assertThat(id()).isEqualTo("tiny@2");
  }
}
