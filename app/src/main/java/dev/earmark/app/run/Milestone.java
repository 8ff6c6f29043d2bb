package dev.earmark.app.run;

/** What a start has to reach before its topology runs, in this order. */
public enum Milestone {
  MODELS("models", "they have yet to be loaded and checked", "all are loaded and checked"),
  TOPICS("topics", "a broker has yet to tell of them", "they are as they must be"),
  REGISTRY("registry", "it has yet to answer", "it answered when the topology started");

  private final String part;
  private final String awaited;
  private final String reached;

  Milestone(String part, String awaited, String reached) {
    this.part = part;
    this.awaited = awaited;
    this.reached = reached;
  }

  /** Returns what it is of, in a word. */
  public String part() {
    return part;
  }

  /**
   * Returns a clause that says how it stands with it.
   *
   * @param isNext whether all before it are reached
   */
  public String reason(boolean isReached, boolean isNext) {
    if (isReached) {
      return reached;
    }
    return isNext ? awaited : "its turn has yet to come";
  }
}
