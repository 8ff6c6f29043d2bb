package dev.earmark.topology.confusion;

import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.confusion.CountListener;
import dev.earmark.topology.chunk.Times;

/**
 * Counts on their way: of one device, or of one task's devices together.
 *
 * @param subject what is counted
 * @param source partition of the task that counted
 * @param matrix the counts so far; they replace what the source said before
 */
public record SubjectCounts(Subject subject, int source, ConfusionMatrix matrix) {
  /** Scope of the counts of all devices. */
  public static final String ALL = "*";

  /**
   * What is counted.
   *
   * @param model name of the model
   * @param version of the model
   * @param scope a device, or {@link #ALL}
   * @param from start of the period in µs, or {@link CountListener#TOTAL_ONLY} for the total
   * @param to its end in µs
   */
  public record Subject(String model, String version, String scope, long from, long to) {
    boolean isTotal() {
      return from == CountListener.TOTAL_ONLY;
    }

    /** Returns the key of the matrix in its topic: {@code model/version/scope/period}. */
    String key() {
      String period = isTotal() ? "total" : Times.instant(from).toString();
      return model + '/' + version + '/' + scope + '/' + period;
    }
  }
}
