package dev.earmark.client;

/** Something that is being heard in a recording, until it is ended. */
public final class Mark {
  private final Recording recording;
  private final String label;
  private final long from;

  Mark(Recording recording, String label, long from) {
    this.recording = recording;
    this.label = label;
    this.from = from;
  }

  /** Says that it is heard no more from the next sample on; a span without samples says nothing. */
  public void end() {
    long to = recording.position();
    if (to > from) {
      recording.mark(label, from, to);
    }
  }
}
