package dev.earmark.app.demo;

import dev.earmark.Prediction;
import dev.earmark.app.terminal.LevelMeter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person sees while the demo runs: a line a device. */
final class DemoView {
  private static final int METER = 12;

  private DemoView() {}

  static List<String> lines(List<DevicePlayer> players, PredictionLog log) {
    int width =
        players.stream().mapToInt(player -> player.device().name().length()).max().orElse(0);
    return players.stream()
        .map(player -> line(player, log.latestOf(player.device().name()), width))
        .toList();
  }

  /**
   * One line: name, level, what is heard now and how surely, how far the answer is behind the
   * audio.
   */
  static String line(DevicePlayer player, Optional<Prediction> latest, int width) {
    String name = player.device().name();
    double sent = player.device().format().seconds(player.frames());
    double answered = latest.map(DemoView::endSeconds).orElse(0.0);
    return String.format(
        Locale.ROOT,
        "%-" + Math.max(1, width) + "s  %s  %-10s %4s  %5.1f s behind  %6.1f s",
        name,
        LevelMeter.bar(player.levelDbfs(), METER),
        latest.map(Prediction::getLabel).orElse("…"),
        latest.map(heard -> String.format(Locale.ROOT, "%.2f", heard.getConfidence())).orElse(""),
        Math.max(0, sent - answered),
        sent);
  }

  private static double endSeconds(Prediction heard) {
    return (double) heard.getEndSample() / heard.getSampleRate();
  }
}
