package dev.earmark.app.command;

import dev.earmark.app.Voice;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.score.Execution;
import dev.earmark.score.Model;
import dev.earmark.score.Provider;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** Loads the models that score, on what the settings name; any thread may ask. */
public final class ScoringModels {
  private final Execution where;
  private final Voice voice;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * Prepares to load.
   *
   * @param voice takes sentences for a person
   */
  public ScoringModels(Settings settings, Voice voice) {
    where = where(settings);
    this.voice = voice;
  }

  private static Execution where(Settings settings) {
    String provider = settings.text(EarmarkSettings.PROVIDER);
    return new Execution(
        Provider.valueOf(provider.toUpperCase(Locale.ROOT)),
        settings.whole(EarmarkSettings.DEVICE_ID),
        settings.whole(EarmarkSettings.DEVICE_MEMORY),
        settings.whole(EarmarkSettings.BATCH_MAX));
  }

  /** Loads a model; says of the first one only that no card runs it. */
  public Model load(Path file) {
    Model loaded = Models.load(file, where);
    loaded.fallback().ifPresent(this::warn);
    return loaded;
  }

  private void warn(String reason) {
    if (!warned.getAndSet(true)) {
      voice.warn("the processor scores, as execution.provider=auto allows: " + reason);
    }
  }
}
