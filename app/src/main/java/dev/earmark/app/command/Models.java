package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.Surroundings;
import dev.earmark.app.settings.ModelLocation;
import dev.earmark.app.settings.OtherModels;
import dev.earmark.app.settings.Settings;
import dev.earmark.score.CardFile;
import dev.earmark.score.Execution;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.score.ModelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds and loads the model of a command. */
public final class Models {
  private Models() {}

  /**
   * Returns the file of the model that an option names, or the setting where there is none, of a
   * command that takes one; says so where it passes other models over.
   */
  public static Path choose(@Nullable String option, Settings settings, Surroundings says) {
    List<String> models = settings.models();
    if (option == null && models.size() > 1) {
      throw CommandFailure.wrong(
          "one model must be named where there are several: models=" + String.join(",", models));
    }
    String model = option == null ? models.get(0) : option;
    Path file = ModelLocation.of(model);
    OtherModels.passedOver(ModelLocation.place(model), file, CardFile.name(file).orElse("no card"))
        .ifPresent(sentence -> says.err().println("earmark: " + sentence));
    return file;
  }

  /** Returns the files of all models that options name, or the setting where there are none. */
  public static List<Path> chooseAll(List<String> options, Settings settings) {
    return (options.isEmpty() ? settings.models() : options)
        .stream().map(ModelLocation::of).toList();
  }

  /** Returns the files of all models, or the folders of their versions, to look at again. */
  static List<Path> placesOf(List<String> options, Settings settings) {
    return (options.isEmpty() ? settings.models() : options)
        .stream().map(ModelLocation::place).toList();
  }

  /** Loads a model on the processor, to look at it. */
  public static Model load(Path file) {
    return load(file, Execution.CPU);
  }

  /** Returns what models say of themselves. */
  static List<ModelCard> cards(List<Path> files) {
    List<ModelCard> cards = new ArrayList<>();
    for (Path file : files) {
      try (Model model = load(file)) {
        cards.add(model.card());
      }
    }
    return cards;
  }

  /** Loads a model that may no longer give its golden scores, to find out why. */
  public static Model loadDoubtful(Path file) {
    return loaded(() -> Model.loadDoubtful(file));
  }

  /** Ends the command with the sentence that says why a model cannot be used. */
  static Model load(Path file, Execution where) {
    return loaded(() -> Model.load(file, where));
  }

  static Model loaded(Loading loading) {
    try {
      return loading.load();
    } catch (ModelException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    } catch (LinkageError e) {
      throw CommandFailure.wrong(
          "ONNX Runtime's native library cannot be loaded, earmark doctor says why: " + first(e),
          e);
    }
  }

  /** What stands behind it; the class that could not begin says nothing itself. */
  private static Throwable first(Throwable error) {
    return error.getCause() == null ? error : first(error.getCause());
  }

  /** A way to load a model. */
  interface Loading {
    Model load() throws ModelException;
  }
}
