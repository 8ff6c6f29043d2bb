package dev.earmark.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which recordings of a device are over and forgotten, so that what is said of them again changes
 * nothing.
 *
 * <p>The {@value #KNOWN} that began last are known one by one, so that an earlier one that overlaps
 * them may still be heard for the first time; of those before them it is known only where the
 * latest began, and what began earlier passes for forgotten.
 */
public final class ForgottenRecordings {
  static final int KNOWN = 8;
  private static final Comparator<Mark> BY_BEGIN =
      Comparator.<Mark>comparingLong(mark -> mark.began().atMs())
          .thenComparingLong(mark -> mark.began().position());

  /** A recording, by 64 bits of its name. */
  private record Mark(long name, Began began) {}

  private final List<Mark> known = new ArrayList<>();
  private Began before = Began.NEVER;

  /** Adds a recording; of those with its name only the latest is kept. */
  public void add(String recording, Began began) {
    if (covers(recording, began)) {
      return;
    }
    long name = hash(recording);
    known.removeIf(mark -> mark.name() == name);
    known.add(new Mark(name, began));
    if (known.size() > KNOWN) {
      Mark earliest = known.stream().min(BY_BEGIN).orElseThrow();
      known.remove(earliest);
      before = before.orLater(earliest.began());
    }
  }

  /** Whether the recording of that name that began there is forgotten, or passes for it. */
  public boolean covers(String recording, Began began) {
    long name = hash(recording);
    return !began.isAfter(before)
        || known.stream().anyMatch(mark -> mark.name() == name && !began.isAfter(mark.began()));
  }

  /** Writes all; {@link #read} reads it. */
  public void write(CompactOutput out) {
    before.write(out);
    out.count(known.size());
    known.forEach(mark -> mark.began().write(out.number(mark.name())));
  }

  /** Reads what {@link #write} wrote, in place of what is there. */
  public void read(CompactInput in) {
    before = Began.read(in);
    known.clear();
    for (int left = in.length(); left > 0; left--) {
      known.add(new Mark(in.number(), Began.read(in)));
    }
  }

  /** FNV-1a over UTF-16 units. */
  private static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
