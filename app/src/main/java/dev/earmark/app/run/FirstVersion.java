package dev.earmark.app.run;

import dev.earmark.app.Voice;
import dev.earmark.app.settings.ModelLocation;
import dev.earmark.app.settings.OtherModels;
import dev.earmark.score.Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The version of a model that listens at first.
 *
 * @param model loaded
 * @param content what its files held before it was loaded
 */
record FirstVersion(Model model, String content) {

  /**
   * Loads a file, or of a folder the last version that can be used; a sentence says of each later
   * one why it cannot. Where none can, what is wrong with the last one is thrown.
   */
  static FirstVersion of(Path place, Function<Path, Model> loading, Voice voice) {
    List<RuntimeException> unusable = new ArrayList<>();
    for (Path version : versions(place)) {
      try {
        FirstVersion first = load(version, loading);
        unusable.forEach(later -> first.sayWhyNot(later, voice));
        OtherModels.passedOver(place, version, first.model().card().name()).ifPresent(voice::warn);
        return first;
      } catch (RuntimeException e) {
        unusable.add(e);
      }
    }
    throw unusable.get(0);
  }

  /** A folder without a version is loaded too, which says that there is none. */
  private static List<Path> versions(Path place) {
    List<Path> versions = ModelLocation.files(place);
    return versions.isEmpty() ? List.of(place) : versions;
  }

  private static FirstVersion load(Path version, Function<Path, Model> loading) {
    var files = new ModelFiles(version);
    files.lookTwice();
    String content = files.contentOrNone();
    return new FirstVersion(loading.apply(version), content);
  }

  private void sayWhyNot(RuntimeException later, Voice voice) {
    voice.warn(
        "a later file is passed over, %s listens: %s"
            .formatted(model.card().id(), later.getMessage()));
  }
}
