package dev.earmark.spectrogram;

/** A logarithm at work, in place, as far as each value needs no other. */
final class Logarithm {

  private final boolean none;
  private final double offset;
  private final double amin;
  private final double factor;
  private final double reference;

  Logarithm(Log log) {
    none = log.kind() == Log.Kind.NONE;
    offset = log.offset();
    amin = log.amin();
    factor = log.kind().ofNatural();
    Double ref = log.ref();
    reference = ref == null ? 0 : factor * Math.log(Math.max(ref, amin));
  }

  /** Takes the logarithm of the values {@code from..to-1}. */
  void apply(float[] values, int from, int to) {
    if (none) {
      return;
    }
    for (int i = from; i < to; i++) {
      double value = values[i] + offset;
      // Math.max takes as long as the logarithm.
      double raised = value < amin ? amin : value;
      values[i] = (float) (factor * NaturalLog.of(raised) - reference);
    }
  }
}
