package dev.earmark.topology;

import dev.earmark.Prediction;
import dev.earmark.Truth;
import dev.earmark.prediction.Heard;

/**
 * What is judged: predictions in the order of their windows, the ends of recordings, and truths.
 */
sealed interface Evidence {
  /**
   * A window that was scored.
   *
   * @param key its recording
   * @param began where in the log the recording began
   * @param heard what was heard in it
   * @param prediction the same as it is published
   */
  record Scored(RecordingKey key, Place began, Heard heard, Prediction prediction)
      implements Evidence {}

  /**
   * A recording has no more windows.
   *
   * @param key the recording
   * @param began where in the log it began
   */
  record Over(RecordingKey key, Place began) implements Evidence {}

  /** A truth as it came. */
  record Told(Truth truth) implements Evidence {}
}
