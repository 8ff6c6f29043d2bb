package dev.earmark.app.settings;

import org.apache.kafka.common.config.ConfigDef;

/** The settings of the models that listen and of what runs them. */
final class ModelSettings {
  private ModelSettings() {}

  static void define(SettingsDefinition to) {
    to.group("Model");
    models(to);
    execution(to);
    device(to);
    batch(to);
  }

  private static void models(SettingsDefinition to) {
    to.text(
        EarmarkSettings.MODELS,
        "commands",
        new ModelNames(),
        "The models that listen, separated by commas: names among the models that come with Earmark, paths of .onnx files, or folders (a path with a /), of which the .onnx file that was written last listens, by its modification time; at start, where that one cannot be used, the one before, and a sentence says why.");
    to.text(
        EarmarkSettings.MODELS_FOR_DEVICE,
        "",
        new ModelPatterns(),
        "Which models hear which devices: the first pattern that takes a device chooses, as in `nursery-*=cry+commands,*=commands`; `*` stands for any letters. Empty: every model hears every device.");
    to.duration(
        EarmarkSettings.MODELS_WATCH,
        "1s",
        Durations.in("0ms", "1h"),
        "Time from one look at the models' files and those of their weights to the next; a new version takes over three looks after it is whole, four where it has weights in other files. 0ms: never.");
  }

  private static void execution(SettingsDefinition to) {
    to.text(
        EarmarkSettings.PROVIDER,
        "cpu",
        ConfigDef.ValidString.in("cpu", "cuda", "auto"),
        "What runs the models: the processor, an NVIDIA card (build with -P gpu; refused where it does not work), or the card where it works.");
  }

  private static void device(SettingsDefinition to) {
    to.whole(
        EarmarkSettings.DEVICE_ID,
        0,
        new Numbers(0, 1_023),
        "Which NVIDIA card runs the models, counted from 0 as CUDA counts them.");
    to.whole(
        EarmarkSettings.DEVICE_MEMORY,
        0,
        new Numbers(0, 1_000_000),
        "Most memory of the card that the tensors of one model take, in MiB; a version that takes over is loaded beside the one before. 0: no limit.");
  }

  private static void batch(SettingsDefinition to) {
    to.whole(
        EarmarkSettings.BATCH_MAX,
        8,
        new Numbers(1, 256),
        "Most windows that are scored together. On a card batches of 1, 4, 16, … below this, and this many, are warmed when a model is loaded, and a smaller one is filled up to the next of them.");
  }
}
