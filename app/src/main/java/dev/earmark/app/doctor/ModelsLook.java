package dev.earmark.app.doctor;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.ModelLocation;
import dev.earmark.app.settings.SettingsException;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The models, loaded as {@code run} loads them: natives, CUDA where it is asked for, card against
 * tensors, a window of silence and of noise, and the golden clip.
 */
public final class ModelsLook implements Look {
  private static final String FIX = "put the file there, or set models to one that is";

  private static final String NATIVES =
      "run it on a glibc Linux, macOS or Windows of x64 or arm64 (not Alpine), with a temporary folder that allows writing and execution";

  private final List<String> names;
  private final Function<Path, Model> loading;
  private final List<ModelCard> cards = new ArrayList<>();

  /**
   * Looks at models, as the setting names them.
   *
   * @param loading loads a file, or throws {@link CommandFailure} with the sentence that says why
   *     not
   */
  public ModelsLook(List<String> names, Function<Path, Model> loading) {
    this.names = names;
    this.loading = loading;
  }

  /** Returns the cards of those that could be loaded. */
  List<ModelCard> cards() {
    return cards;
  }

  @Override
  public List<Symptom> look() {
    return names.stream()
        .flatMap(name -> Look.at("model", FIX, () -> List.of(named(name))).stream())
        .toList();
  }

  private Symptom named(String name) {
    try {
      return of(ModelLocation.of(name));
    } catch (SettingsException missing) {
      return Symptom.error("model", String.valueOf(missing.getMessage()), FIX);
    }
  }

  private Symptom of(Path file) {
    try (Model model = loading.apply(file)) {
      cards.add(model.card());
      return found(model);
    } catch (CommandFailure refused) {
      String fix =
          refused.getCause() instanceof LinkageError ? NATIVES : "earmark model check " + file;
      return Symptom.error("model", String.valueOf(refused.getMessage()), fix);
    }
  }

  private static Symptom found(Model model) {
    ModelCard card = model.card();
    String golden = card.golden() != null ? ", and its golden clip agrees" : "";
    String found = card.id() + " loads and scores on " + model.provider() + golden;
    return model
        .fallback()
        .map(
            reason ->
                Symptom.warning(
                    "model",
                    found + "; the processor scores, because " + reason,
                    "make the card usable, or set execution.provider=cpu"))
        .orElseGet(() -> Symptom.ok("model", found));
  }
}
