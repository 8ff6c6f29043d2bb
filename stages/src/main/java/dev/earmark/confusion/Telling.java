package dev.earmark.confusion;

/** What becomes of a truth that is told. */
public enum Telling {
  /** It is remembered, and the windows that it covers count by it. */
  TAKEN,

  /** It came later than the wait: the windows that it covers keep the truth that they have. */
  LATE,

  /** As many truths as can be remembered of a device are waiting for its audio. */
  SURPLUS
}
