package dev.earmark.app.metrics;

import java.util.List;

/**
 * What is shown beside {@link TopologyMeters}; the one place that has names, labels and meanings.
 */
public final class Meters {
  static final Meter AUDIO =
      new Meter(
          "earmark.audio.seconds",
          "earmark_audio_seconds_total",
          List.of("group"),
          "s",
          "Audio that was heard, each sample once, by group of devices (`metrics.device.group`).");

  static final Meter DRIFT =
      new Meter(
          "earmark.clock.drift.ppm",
          "earmark_clock_drift_ppm",
          List.of("group"),
          "ppm",
          "What the clock of a device gains on the positions of its samples: of each group's"
              + " devices with open recordings the one that is farthest off.");

  static final Meter COVERAGE =
      new Meter(
          "earmark.window.coverage",
          "earmark_window_coverage",
          List.of(),
          "share",
          "Histogram: how much of a window was heard, of what its recording has there.");

  static final Meter BATCH =
      new Meter(
          "earmark.batch.size",
          "earmark_batch_size",
          List.of(),
          "windows",
          "Histogram: how many windows a model was given at once.");

  static final Meter STAGE =
      new Meter(
          "earmark.stage",
          "earmark_stage_seconds",
          List.of("stage"),
          "s",
          "Histogram of each leg of the way from capture to commit: `broker` from the capture of a"
              + " chunk's last sample, by the device's clock, to the log; `window` from there to"
              + " the windows that the chunk completes; `spectrogram` to a window's spectrogram,"
              + " with the wait for its batch; `score` to the scores of the batch; `commit` to the"
              + " end of the transaction, or at-least-once of the commit, that holds the"
              + " prediction. Windows that no audio completes, and those that are owed after a"
              + " restart, are left out; so is `commit` at-least-once with"
              + " `group.protocol=streams`, whose commits Earmark does not see.");

  static final Meter LATENCY =
      new Meter(
          "earmark.latency",
          "earmark_latency_seconds",
          List.of("until"),
          "s",
          "Histogram of the whole way, from the capture of the last sample of the chunk that"
              + " completed a window, by the device's clock: `until` the window is `scored`, or the"
              + " prediction `committed`, where commits are seen (`earmark_stage_seconds`). More"
              + " than a day counts as a day.");

  static final Meter REAL_TIME =
      new Meter(
          "earmark.real.time.factor",
          "earmark_real_time_factor",
          List.of(),
          "s/s",
          "`earmark_busy_seconds_total` by seconds of audio heard, over the last minute: below 1 a"
              + " thread is faster than life. NaN where nothing was heard.");

  static final Meter ACCURACY =
      new Meter(
          "earmark.confusion.accuracy",
          "earmark_confusion_accuracy",
          List.of("model", "version"),
          "share",
          "Share of the windows whose truth was told that a model which listens named right, of all"
              + " devices; shown by the process whose task adds them up.");

  static final Meter JUDGED =
      new Meter(
          "earmark.confusion.windows",
          "earmark_confusion_windows",
          List.of("model", "version"),
          "windows",
          "How many windows that are.");

  static final Meter MODEL =
      new Meter(
          "earmark.model.info",
          "earmark_model_info",
          List.of("model", "version", "provider"),
          "",
          "1 for each version of a model that listens, with what runs it.");

  static final Meter BUILD =
      new Meter(
          "earmark.build.info",
          "earmark_build_info",
          List.of("version", "java"),
          "",
          "1, with the versions of Earmark and of Java.");

  static final Meter READY =
      new Meter(
          "earmark.ready",
          "earmark_ready",
          List.of(),
          "",
          "1 while the process is ready, as `/health/ready` says it, otherwise 0.");

  private Meters() {}

  /**
   * Something that is shown.
   *
   * @param name as Micrometer has it
   * @param prometheus as Prometheus has it; of a histogram without its endings
   * @param labels names of its labels
   * @param unit what is counted or measured
   * @param meaning one sentence
   */
  public record Meter(
      String name, String prometheus, List<String> labels, String unit, String meaning) {}

  /** Returns all of them, in the order of the stages. */
  public static List<Meter> all() {
    return List.of(
        AUDIO, DRIFT, COVERAGE, BATCH, STAGE, LATENCY, REAL_TIME, ACCURACY, JUDGED, MODEL, BUILD,
        READY);
  }
}
