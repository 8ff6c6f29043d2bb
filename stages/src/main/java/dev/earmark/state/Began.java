package dev.earmark.state;

/**
 * Where in the log a recording began, which tells recordings of one name apart, and the later from
 * the earlier.
 *
 * <p>Positions only grow, until the topic is deleted and made anew: then they begin at 0 again, at
 * a later time. So of two recordings the one is later that is further on, or later in time:
 *
 * <pre>
 * position 7 at 12:00, then position 9 at 12:00 → later, of the same topic
 * position 9 at 12:00, then position 0 at 15:00 → later, the topic was made anew
 * position 9 at 12:00, then position 7 at 12:00 → earlier, it is said again
 * </pre>
 *
 * @param atMs time of its first record by the clock of the log, in ms since 1970
 * @param position of its first record, its offset in the partition
 */
public record Began(long atMs, long position) {
  /** What began before every recording. */
  public static final Began NEVER = new Began(-1, -1);

  /** Whether this one began later than a recording that is already known. */
  public boolean isAfter(Began known) {
    return position > known.position || atMs > known.atMs;
  }

  /** Whether this one began earlier than a recording that is already known. */
  public boolean isBefore(Began known) {
    return position < known.position && !isAfter(known);
  }

  /** Returns this one, or {@code other} if that is later. */
  public Began orLater(Began other) {
    return other.isAfter(this) ? other : this;
  }

  /** Writes both numbers; {@link #read} reads them. */
  public void write(CompactOutput out) {
    out.number(atMs).number(position);
  }

  /** Reads what {@link #write} wrote. */
  public static Began read(CompactInput in) {
    return new Began(in.number(), in.number());
  }
}
