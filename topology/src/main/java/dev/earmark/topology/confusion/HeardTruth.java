package dev.earmark.topology.confusion;

import dev.earmark.Truth;
import dev.earmark.TruthSource;
import dev.earmark.confusion.MatrixLabels;
import dev.earmark.confusion.TruthSpan;
import dev.earmark.topology.chunk.HeardChunk;
import dev.earmark.topology.deadletter.RecordRefusedException;
import dev.earmark.topology.deadletter.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A truth of the log, checked.
 *
 * @param recording which it is about
 * @param span what is heard where, in samples of the model
 */
public record HeardTruth(String recording, TruthSpan span) {
  private static final int MIN_RATE = 1_000;
  private static final int MAX_RATE = 768_000;
  private static final long MAX_SECONDS = 100L * 366 * 24 * 3600;

  /** Refuses what breaks a rule with a sentence. */
  static void check(@Nullable String key, @Nullable Truth truth) {
    checked(key, truth);
  }

  /** Checks a truth; what breaks a rule is refused with a sentence. */
  public static HeardTruth of(
      @Nullable String key, @Nullable Truth truth, int modelRate, MatrixLabels labels) {
    Truth checked = checked(key, truth);
    return new HeardTruth(checked.getRecording(), span(checked, modelRate, labels));
  }

  private static Truth checked(@Nullable String key, @Nullable Truth truth) {
    if (truth == null) {
      throw new RecordRefusedException(Stage.TRUTH, "value must be a Truth: value=null");
    }
    String device = HeardChunk.name(Stage.TRUTH, "device", truth.getDevice());
    HeardChunk.name(Stage.TRUTH, "recording", truth.getRecording());
    check(device.equals(key), "key must be the device: key=" + key + ", device=" + device);
    checkSpan(truth);
    return truth;
  }

  private static void checkSpan(Truth truth) {
    int rate = truth.getSampleRate();
    check(
        rate >= MIN_RATE && rate <= MAX_RATE,
        "sampleRate must be in 1000..768000: sampleRate=" + rate);
    long most = rate * MAX_SECONDS;
    long from = truth.getFromSample();
    check(
        from >= 0 && from < most,
        "fromSample must be in 0.." + (most - 1) + ": fromSample=" + from);
    checkEnd(from, truth.getToSample(), most);
  }

  private static void checkEnd(long from, @Nullable Long to, long most) {
    if (to != null) {
      check(
          to > from, "toSample must be after fromSample: fromSample=" + from + ", toSample=" + to);
      check(to <= most, "toSample must be at most " + most + ": toSample=" + to);
    }
  }

  private static TruthSpan span(Truth truth, int modelRate, MatrixLabels labels) {
    long from = TruthSpan.at(truth.getFromSample(), truth.getSampleRate(), modelRate);
    Long end = truth.getToSample();
    long to = end == null ? TruthSpan.OPEN : TruthSpan.at(end, truth.getSampleRate(), modelRate);
    int rank = truth.getSource() == TruthSource.REVIEW ? 1 : 0;
    return new TruthSpan(from, Math.max(from + 1, to), labels.positionOf(truth.getLabel()), rank);
  }

  private static void check(boolean kept, String sentence) {
    if (!kept) {
      throw new RecordRefusedException(Stage.TRUTH, sentence);
    }
  }
}
