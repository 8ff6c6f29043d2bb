package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.ModelLocation;
import dev.earmark.app.settings.Settings;
import dev.earmark.score.Model;
import dev.earmark.score.ModelException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds and loads the model of a command. */
public final class Models {
  private Models() {}

  /** Returns the file of the model that an option names, or the setting where there is none. */
  public static Path choose(@Nullable String option, Settings settings) {
    return ModelLocation.of(option == null ? settings.text(EarmarkSettings.MODELS) : option);
  }

  /** Loads a model, or ends the command with the sentence that says why it cannot be used. */
  public static Model load(Path file) {
    try {
      return Model.load(file);
    } catch (ModelException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
  }
}
