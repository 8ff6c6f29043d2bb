package dev.earmark.spectrogram;

/** A logarithm at work, in place. */
final class Logarithm {

  private final boolean none;
  private final double offset;
  private final double factor;

  Logarithm(Log log) {
    none = log.kind() == Log.Kind.NONE;
    offset = log.offset();
    factor = log.kind().ofNatural();
  }

  /** Takes the logarithm of the values from a place on. */
  void apply(float[] values, int from) {
    if (none) {
      return;
    }
    for (int i = from; i < values.length; i++) {
      values[i] = (float) (factor * Math.log(values[i] + offset));
    }
  }
}
