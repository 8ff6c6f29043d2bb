package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.bench.Guarantee;
import dev.earmark.bench.kill.Addresses;
import dev.earmark.bench.kill.DeliveryRun;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which topology is sent to, for how long, and where the figures go. */
final class DeliveryOptions {
  private static final long MOST_SEEDS = 1_000_000_000;

  @Mixin private SettingsOptions settings = new SettingsOptions();
  @Mixin private MeasuredOptions measured = new MeasuredOptions();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "How long devices send, unless the process is asked to end before (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Which audio, and part of the devices' names (default: another one each time).")
  private @Nullable Long seed;

  @Option(
      names = "--metrics",
      paramLabel = "URL",
      split = ",",
      description = {
        "Page /metrics of each process of the topology: what it has counted since it started must add up.",
        "May be given many times; nobody else may send meanwhile. A page that asks for a password cannot be looked at."
      })
  private List<URI> pages = new ArrayList<>();

  DeliveryRun run(Map<String, String> environment) {
    measured.checkOut();
    Settings given = settings.read(environment);
    var addresses =
        new Addresses(
            given.text(EarmarkSettings.BOOTSTRAP_SERVERS),
            given.text(EarmarkSettings.REGISTRY_URL));
    long chosen = seed == null ? ThreadLocalRandom.current().nextLong(MOST_SEEDS) : seed;
    Guarantee promised = measured.guarantee(Guarantee.EXACTLY_ONCE);
    return new DeliveryRun(addresses, measured.models(), promised, chosen);
  }

  CountedPages pages() {
    return new CountedPages(pages);
  }

  Duration time() {
    if (seconds < 1) {
      throw CommandFailure.wrong("--seconds must be at least 1: --seconds=" + seconds);
    }
    return Duration.ofSeconds(seconds);
  }

  @Nullable Path json() {
    return measured.json();
  }
}
