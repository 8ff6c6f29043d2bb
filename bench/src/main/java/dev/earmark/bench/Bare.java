package dev.earmark.bench;

import dev.earmark.score.Model;
import dev.earmark.score.ModelException;
import dev.earmark.score.Scorer;
import dev.earmark.window.Window;
import dev.earmark.window.WindowGrid;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The bare limit: front end and model in one thread over samples in memory, without Kafka.
 *
 * <p>Devices take turns window by window, as they do in a topology that has fallen behind, and
 * batches fill up across devices.
 */
public final class Bare {

  private static final int LARGEST_BATCH = 8;
  private static final double WARM_UP_CPU_SECONDS = 2;

  private final Model model;
  private final Load load;
  private final float[] recording;

  /**
   * What a load costs.
   *
   * @param batch windows a run
   * @param windows all that were scored
   * @param cpuSeconds of the one thread
   * @param cpuSecondsPerAudioHour the same for an hour of one device's audio
   */
  public record Cost(int batch, long windows, double cpuSeconds, double cpuSecondsPerAudioHour) {}

  /** A load of made noise; every device hears the same one from another place on. */
  public Bare(Model model, Load load) {
    this.model = model;
    this.load = load;
    recording = noise(load.seconds() * model.card().sampleRate());
  }

  private static float[] noise(int samples) {
    var random = new SplittableRandom(1);
    var noise = new float[samples];
    for (int n = 0; n < samples; n++) {
      noise[n] = (float) random.nextGaussian() * 0.1f;
    }
    return noise;
  }

  /** Scores the load in batches of this size, after a warm-up that does not count. */
  public Cost measure(int batch) {
    try (Scorer scorer = model.newScorer(batch)) {
      warmUp(scorer, batch);
      double before = cpuSeconds();
      long windows = scoreAll(scorer, batch);
      double cost = cpuSeconds() - before;
      return new Cost(batch, windows, cost, cost / load.hours());
    }
  }

  private void warmUp(Scorer scorer, int batch) {
    double end = cpuSeconds() + WARM_UP_CPU_SECONDS;
    for (long k = 0; cpuSeconds() < end; k++) {
      scoreRound(scorer, batch, k % windowsOfEach());
    }
  }

  private long scoreAll(Scorer scorer, int batch) {
    long windows = 0;
    for (long k = 0; k < windowsOfEach(); k++) {
      windows += scoreRound(scorer, batch, k);
    }
    return windows;
  }

  private long windowsOfEach() {
    return model.card().grid().count(recording.length, model.card().sampleRate());
  }

  /** Window {@code k} of every device. */
  private int scoreRound(Scorer scorer, int batch, long k) {
    var ready = new ArrayList<Window>(batch);
    int scored = 0;
    for (int device = 0; device < load.devices(); device++) {
      ready.add(window(device, k));
      if (ready.size() == batch || device == load.devices() - 1) {
        scored += scorer.score(ready).size();
        ready.clear();
      }
    }
    return scored;
  }

  private Window window(int device, long k) {
    WindowGrid grid = model.card().grid();
    long start = k * grid.hop();
    var samples = new float[grid.length()];
    int from =
        (int) ((start + (long) device * recording.length / load.devices()) % recording.length);
    int first = Math.min(samples.length, recording.length - from);
    System.arraycopy(recording, from, samples, 0, first);
    System.arraycopy(
        recording, 0, samples, first, Math.min(samples.length - first, recording.length));
    return new Window(k, start, start + samples.length, samples, 1);
  }

  private static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  /** Prints the cost of {@code MODEL [DEVICES SECONDS]} at batch 1 and 8. */
  public static void main(String[] args) throws ModelException {
    List<String> words = Arrays.asList(args);
    int devices = words.size() > 1 ? Integer.parseInt(words.get(1)) : 50;
    int seconds = words.size() > 2 ? Integer.parseInt(words.get(2)) : 120;
    try (Model model = Model.load(Path.of(words.get(0)))) {
      var bare = new Bare(model, new Load(devices, seconds, 1, 100));
      for (int batch : new int[] {1, LARGEST_BATCH}) {
        Cost cost = bare.measure(batch);
        System.out.printf(
            Locale.ROOT,
            "%s batch %d: %d windows, %.2f CPU-seconds, %.2f an hour of audio%n",
            model.card().id(),
            batch,
            cost.windows(),
            cost.cpuSeconds(),
            cost.cpuSecondsPerAudioHour());
      }
    }
  }
}
