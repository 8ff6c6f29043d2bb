package dev.earmark.topology.settings;

/** What is done about windows while more audio comes than can be scored. */
public enum OverloadPolicy {
  /** Every window is scored, however late. */
  KEEP("keep", 0),

  /** Windows are passed over until those that come are new again. */
  SKIP_TO_LATEST("skip-to-latest", 1),

  /** Every second window is scored, then every fourth, eighth and sixteenth. */
  WIDEN_HOP("widen-hop", 4);

  private final String code;
  private final int levels;

  OverloadPolicy(String code, int levels) {
    this.code = code;
    this.levels = levels;
  }

  /** Returns the name as settings have it. */
  public String code() {
    return code;
  }

  /** Returns how many steps it can go. */
  public int levels() {
    return levels;
  }

  /** Returns whether the window with an index in its recording is scored at a level. */
  public boolean admits(int level, long window) {
    return level == 0 || (this == WIDEN_HOP && window % (1L << level) == 0);
  }

  /** Returns what is done at a level, in words. */
  public String inWords(int level) {
    if (level == 0) {
      return "every window is scored";
    }
    return this == WIDEN_HOP
        ? "of every " + (1 << level) + " windows one is scored"
        : "windows are passed over";
  }

  /**
   * Returns the policy of a name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static OverloadPolicy of(String code) {
    for (OverloadPolicy policy : values()) {
      if (policy.code.equals(code)) {
        return policy;
      }
    }
    throw new IllegalArgumentException(
        "overload.policy must be keep, skip-to-latest or widen-hop: overload.policy=" + code);
  }
}
