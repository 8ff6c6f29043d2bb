package dev.earmark.topology.deadletter;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The stages of the topology, each of which has processors, sources and sinks. */
public enum Stage {
  CHUNK,
  WINDOW,
  SCORE,
  PREDICTION,
  DETECTION,
  TRUTH,
  CONFUSION;

  private static final Map<String, Stage> BY_PROCESSOR =
      Map.ofEntries(
          entry("chunks", CHUNK),
          entry("cut-windows", WINDOW),
          entry("score-windows", SCORE),
          entry("say-predictions", PREDICTION),
          entry("predictions", PREDICTION),
          entry("detect", DETECTION),
          entry("detections", DETECTION),
          entry("truths", TRUTH),
          entry("take-truths", TRUTH),
          entry("meet-truths", CONFUSION),
          entry("count-confusion", CONFUSION),
          entry("of-a-device", CONFUSION),
          entry("say-device-confusion", CONFUSION),
          entry("device-confusion", CONFUSION),
          entry("of-all-devices", CONFUSION),
          entry("merge-confusion-repartition-filter", CONFUSION),
          entry("merge-confusion-repartition-sink", CONFUSION),
          entry("merge-confusion-repartition-source", CONFUSION),
          entry("merge-confusion", CONFUSION),
          entry("confusion", CONFUSION));

  /**
   * Returns the stage of the processor, source or sink of that name.
   *
   * @throws IllegalArgumentException where the topology has none of that name
   */
  public static Stage of(String processor) {
    Stage stage = BY_PROCESSOR.get(processor);
    if (stage == null) {
      throw new IllegalArgumentException(
          "processor must belong to a stage: processor=" + processor);
    }
    return stage;
  }

  /** Returns the stage whose rule a record broke, or else that of the processor that failed. */
  public static Stage of(String processor, Throwable error) {
    return error instanceof RecordRefusedException refused ? refused.stage() : of(processor);
  }

  /** Returns the names of all processors, sources and sinks. */
  public static Set<String> processors() {
    return BY_PROCESSOR.keySet();
  }

  /** Returns the word that everything uses for it, such as {@code chunk}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
