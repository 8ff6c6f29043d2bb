package dev.earmark.app.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the subcommands of {@code listen} have in common. */
final class ListenOptions {
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--from-beginning",
      description = "Begin with the oldest record; otherwise with the next one.")
  private boolean fromBeginning;

  @Option(
      names = "--until-now",
      description = "Print what is there now, from the oldest record on, and end.")
  private boolean untilNow;

  @Option(names = "--max", paramLabel = "N", description = "End after that many records.")
  private long max = Long.MAX_VALUE;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "Only what this device is about (for confusion: the scope).")
  private @Nullable String device;

  @Option(names = "--json", description = "Print one JSON object a record.")
  private boolean json;

  SettingsOptions settings() {
    return settings;
  }

  boolean fromBeginning() {
    return fromBeginning || untilNow;
  }

  boolean untilNow() {
    return untilNow;
  }

  long max() {
    return max;
  }

  boolean json() {
    return json;
  }

  boolean wants(String recordsDevice) {
    return device == null || device.equals(recordsDevice);
  }

  Duration poll() {
    return Duration.ofMillis(200);
  }
}
