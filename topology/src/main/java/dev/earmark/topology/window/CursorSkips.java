package dev.earmark.topology.window;

import dev.earmark.state.CompactInput;
import dev.earmark.state.CompactOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * How many windows were passed over before each mark of a cursor, which is written behind it, and
 * only where there are any.
 */
final class CursorSkips {
  private CursorSkips() {}

  /** Returns whether there are any. */
  static boolean any(Cursor cursor) {
    return checkpoints(cursor).stream()
        .flatMap(checkpoint -> checkpoint.next().all().stream())
        .anyMatch(mark -> mark.skipped() > 0);
  }

  static void write(CompactOutput out, Cursor cursor) {
    checkpoints(cursor).stream()
        .flatMap(checkpoint -> checkpoint.next().all().stream())
        .forEach(mark -> out.count(mark.skipped()));
  }

  /** Returns a cursor that was written without them together with them. */
  static Cursor read(CompactInput in, Cursor without) {
    List<Checkpoint> read = new ArrayList<>();
    for (Checkpoint checkpoint : checkpoints(without)) {
      read.add(read(in, checkpoint));
    }
    return new Cursor(
        without.origin(), read.get(0), read.size() == 1 ? null : read.get(1), without.ended());
  }

  private static Checkpoint read(CompactInput in, Checkpoint checkpoint) {
    List<Marks.Mark> marks = new ArrayList<>();
    for (Marks.Mark mark : checkpoint.next().all()) {
      marks.add(new Marks.Mark(mark.grid(), mark.window(), in.count()));
    }
    return new Checkpoint(new Marks(marks), checkpoint.need(), checkpoint.at(), checkpoint.heard());
  }

  private static List<Checkpoint> checkpoints(Cursor cursor) {
    Checkpoint earlier = cursor.earlier();
    return earlier == null ? List.of(cursor.checkpoint()) : List.of(cursor.checkpoint(), earlier);
  }
}
