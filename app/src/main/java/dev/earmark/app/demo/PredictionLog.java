package dev.earmark.app.demo;

import dev.earmark.Prediction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The predictions that were read, and when; for one thread. */
final class PredictionLog {
  private final Map<String, DevicePlayer> players = new HashMap<>();
  private final Map<String, Prediction> latest = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final List<Prediction> all = new ArrayList<>();
  private final Latencies latencies = new Latencies();
  private long repeated;
  private long lastNanos;

  PredictionLog(List<DevicePlayer> players) {
    players.forEach(player -> this.players.put(player.device().name(), player));
  }

  /** Takes a prediction that was read at a time of {@link System#nanoTime}. */
  void accept(Prediction prediction, long nanoTime) {
    if (!ids.add(prediction.getId())) {
      repeated++;
      return;
    }
    all.add(prediction);
    latest.put(prediction.getDevice(), prediction);
    lastNanos = nanoTime;
    handedAt(prediction).ifPresent(handed -> latencies.accept(nanoTime - handed));
  }

  private OptionalLong handedAt(Prediction prediction) {
    DevicePlayer player = players.get(prediction.getDevice());
    if (player == null) {
      return OptionalLong.empty();
    }
    int rate = player.device().format().sampleRate();
    long modelRate = prediction.getSampleRate();
    long end = (prediction.getEndSample() * rate + modelRate - 1) / modelRate;
    return player.handoffs().nanosOf(end);
  }

  Optional<Prediction> latestOf(String device) {
    return Optional.ofNullable(latest.get(device));
  }

  /** Different windows that were predicted. */
  long windows() {
    return ids.size();
  }

  /** Predictions of a window that had one before. */
  long repeated() {
    return repeated;
  }

  List<Prediction> all() {
    return all;
  }

  Latencies latencies() {
    return latencies;
  }

  /** When the last new one was read, as {@link System#nanoTime}; 0 before the first. */
  long lastNanos() {
    return lastNanos;
  }
}
