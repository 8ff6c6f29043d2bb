package dev.earmark.topology.prediction;

import dev.earmark.Prediction;
import dev.earmark.Truth;
import dev.earmark.prediction.Heard;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.chunk.RecordingKey;
import java.util.Set;

/**
 * What is judged: predictions in the order of their windows, the ends of recordings, and truths.
 */
public sealed interface Evidence {
  /**
   * A window that was scored.
   *
   * @param key its recording
   * @param began where in the log the recording began
   * @param heard what was heard in it
   * @param card of the model that heard it
   * @param prediction the same as it is published
   */
  record Scored(RecordingKey key, Place began, Heard heard, ModelCard card, Prediction prediction)
      implements Evidence {}

  /**
   * A recording has no more windows.
   *
   * @param key the recording
   * @param began where in the log it began
   * @param models names of those that heard it
   */
  record Over(RecordingKey key, Place began, Set<String> models) implements Evidence {}

  /** A truth as it came. */
  record Told(Truth truth) implements Evidence {}
}
