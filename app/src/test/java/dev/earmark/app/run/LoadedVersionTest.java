package dev.earmark.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.command.Models;
import dev.earmark.app.command.ScoringModels;
import dev.earmark.app.settings.Settings;
import dev.earmark.score.Model;
import dev.earmark.score.Scorer;
import dev.earmark.window.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of versions that were loaded to take over. */
class LoadedVersionTest extends Watching {
  private Runnable beforeItIsLoaded = () -> {};

  private static boolean isFreed(Model loaded) {
    var silence = new float[loaded.card().windowSamples()];
    try (Scorer scorer = loaded.newScorer(1)) {
      scorer.score(List.of(new Window(0, 0, silence.length, silence, 1)));
      return false;
    } catch (IllegalStateException closed) {
      return true;
    }
  }

  private Model keep(List<Model> loaded, Path path) {
    beforeItIsLoaded.run();
    loaded.add(Models.load(path));
    return loaded.get(loaded.size() - 1);
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
    assertThat(loaded).hasSize(2).allMatch(LoadedVersionTest::isFreed);
    assertThat(id()).isEqualTo("tiny@1");
    assertThat(said).isEmpty();
    assertCounts(0, 0);
  }

  @Test
  void aVersionThatDoesNotFitIsFreedAndTheOldOneIsNot() throws IOException {
    List<Model> loaded = new ArrayList<>();
    model.retire();
    model = new WatchedModel(file, path -> keep(loaded, path), said::add);
    write(file, version("2").replace("\"name\": \"tiny\"", "\"name\": \"tins\""));
    look(3);
    assertThat(loaded).extracting(LoadedVersionTest::isFreed).containsExactly(false, true);
  }

  @Test
  void everyVersionThatTheProcessorRunsForWantOfACardIsCounted() throws IOException {
    var auto = Settings.of(List.of(), Map.of(), List.of("execution.provider=auto"));
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
}
