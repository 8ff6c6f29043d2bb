package dev.earmark.app.report;

import dev.earmark.confusion.ConfusionMatrix;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a report shows; whoever has less leaves lists empty.
 *
 * @param heading what was run, and of what
 * @param facts figures of the run, in order
 * @param labels of the model
 * @param confusion counts of all windows whose truth is known
 * @param scopes the same of parts, such as devices
 * @param timeLines one a recording
 */
public record ReportData(
    Heading heading,
    List<Fact> facts,
    ReportLabels labels,
    Optional<ConfusionMatrix> confusion,
    List<Scope> scopes,
    List<TimeLine> timeLines) {

  /** Keeps copies. */
  public ReportData {
    facts = List.copyOf(facts);
    scopes = List.copyOf(scopes);
    timeLines = List.copyOf(timeLines);
  }

  /**
   * What the report is about.
   *
   * @param title such as {@code Earmark demo}
   * @param model name and version, such as {@code commands@1}
   * @param about a sentence or two: where the audio is from, when it was heard
   */
  public record Heading(String title, String model, String about) {}

  /** A figure as it is shown, such as {@code windows heard} and {@code 1,204 of 1,204}. */
  public record Fact(String name, String value) {}

  /** Counts of a part of the windows, such as one device's. */
  public record Scope(String name, ConfusionMatrix confusion) {}

  /**
   * One recording in time.
   *
   * @param device whose it is
   * @param recording its name
   * @param seconds how long it is
   * @param truths what is really heard when
   * @param heard what was predicted, in order
   * @param detections what was decided
   */
  public record TimeLine(
      String device,
      String recording,
      double seconds,
      List<Span> truths,
      List<Heard> heard,
      List<Span> detections) {

    /** Keeps copies. */
    public TimeLine {
      truths = List.copyOf(truths);
      heard = List.copyOf(heard);
      detections = List.copyOf(detections);
    }
  }

  /** A label from one second of the recording to another. */
  public record Span(double from, double to, String label) {}

  /**
   * A window.
   *
   * @param from first second
   * @param to its end, in seconds
   * @param label predicted
   * @param confidence from 0 to 1
   * @param rmsDbfs loudness in dB relative to full scale; NaN where it is not known
   * @param truth what is really heard; null where it is not known
   */
  public record Heard(
      double from,
      double to,
      String label,
      double confidence,
      double rmsDbfs,
      @Nullable String truth) {

    boolean isWrong() {
      return truth != null && !truth.equals(label);
    }
  }
}
