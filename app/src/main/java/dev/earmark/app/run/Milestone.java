package dev.earmark.app.run;

/** What a start has to reach before its topology runs. */
public enum Milestone {
  MODELS("models", "they are being loaded and checked", "all are loaded and checked"),
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

  /** Returns a clause that says how it stands with it. */
  public String reason(boolean isReached) {
    return isReached ? reached : awaited;
  }
}
