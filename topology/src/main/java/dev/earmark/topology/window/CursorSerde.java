package dev.earmark.topology.window;

import dev.earmark.state.CompactInput;
import dev.earmark.state.CompactOutput;
import dev.earmark.topology.chunk.Extent;
import dev.earmark.topology.chunk.Origin;
import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.chunk.Tail;
import dev.earmark.topology.serde.UnreadableStateException;
import dev.earmark.window.WindowGrid;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a cursor in about 50 bytes, 65 where it has two checkpoints, 7 more for each further grid:
 * format 3, then the numbers of {@link CompactOutput}; offsets relative to {@code at}, which keeps
 * them short. Where windows were passed over because of overload it is format 4, which earlier
 * versions of Earmark do not read, and ends with how many.
 */
public final class CursorSerde implements Serde<Cursor> {
  private static final int FORMAT = 3;
  private static final int FORMAT_WITH_SKIPS = 4;

  @Override
  public Serializer<Cursor> serializer() {
    return (topic, cursor) -> write(cursor);
  }

  @Override
  public Deserializer<Cursor> deserializer() {
    return CursorSerde::read;
  }

  private static byte @Nullable [] write(@Nullable Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    boolean skips = CursorSkips.any(cursor);
    var out = new CompactOutput().count(skips ? FORMAT_WITH_SKIPS : FORMAT).flag(cursor.ended());
    Checkpoint checkpoint = cursor.checkpoint();
    putOrigin(out, checkpoint, cursor.origin());
    putMarks(out, checkpoint.next());
    putTail(out, checkpoint);
    Checkpoint earlier = cursor.earlier();
    out.flag(earlier != null);
    if (earlier != null) {
      putEarlier(out, checkpoint, earlier);
    }
    if (skips) {
      CursorSkips.write(out, cursor);
    }
    return out.toByteArray();
  }

  private static @Nullable Cursor read(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    var in = new CompactInput(bytes);
    try {
      long format = in.count();
      if (format != FORMAT && format != FORMAT_WITH_SKIPS) {
        throw new UnreadableStateException(
            topic,
            "cursor must be of format %d or %d: format=%d"
                .formatted(FORMAT, FORMAT_WITH_SKIPS, format),
            null);
      }
      Cursor without = fields(in, in.flag());
      Cursor cursor = format == FORMAT ? without : CursorSkips.read(in, without);
      in.checkAtEnd();
      return cursor;
    } catch (IllegalArgumentException cut) {
      throw new UnreadableStateException(topic, "cursor must be whole: bytes=" + bytes.length, cut);
    }
  }

  private static Cursor fields(CompactInput in, boolean ended) {
    long at = in.number();
    var heard = new Extent(in.number(), in.number());
    Origin origin = origin(in, at, heard);
    Marks next = marks(in);
    var checkpoint = new Checkpoint(next, tail(in, at, heard), at, heard);
    Checkpoint earlier = in.flag() ? earlier(in, checkpoint) : null;
    return new Cursor(origin, checkpoint, earlier, ended);
  }

  private static void putMarks(CompactOutput out, Marks marks) {
    out.count(marks.all().size());
    for (Marks.Mark mark : marks.all()) {
      WindowGrid grid = mark.grid();
      out.count(grid.sampleRate()).count(grid.length()).count(grid.hop()).count(mark.window());
    }
  }

  private static Marks marks(CompactInput in) {
    List<Marks.Mark> marks = new ArrayList<>();
    for (int left = in.length(); left > 0; left--) {
      marks.add(new Marks.Mark(grid(in), in.count()));
    }
    return new Marks(marks);
  }

  private static WindowGrid grid(CompactInput in) {
    int rate = in.upTo(Integer.MAX_VALUE, "rate");
    int length = in.upTo(Integer.MAX_VALUE, "length");
    return new WindowGrid(rate, length, in.upTo(Integer.MAX_VALUE, "hop"));
  }

  /** Of the same grids, which they nearly always are, only the windows are written. */
  private static void putEarlierMarks(CompactOutput out, Marks marks, Marks earlier) {
    boolean same = marks.grids().equals(earlier.grids());
    out.flag(same);
    if (!same) {
      putMarks(out, earlier);
      return;
    }
    for (int i = 0; i < marks.all().size(); i++) {
      out.number(marks.all().get(i).window() - earlier.all().get(i).window());
    }
  }

  private static Marks earlierMarks(CompactInput in, Marks marks) {
    return in.flag()
        ? new Marks(
            marks.all().stream()
                .map(mark -> new Marks.Mark(mark.grid(), mark.window() - in.number()))
                .toList())
        : marks(in);
  }

  private static void putOrigin(CompactOutput out, Checkpoint checkpoint, Origin origin) {
    out.number(checkpoint.at());
    out.number(checkpoint.heard().atMs());
    out.number(checkpoint.heard().toSample());
    out.number(origin.firstSample());
    out.number(origin.sampleRate());
    out.number(origin.startedAtMicros());
    out.number(checkpoint.at() - origin.began().offset());
    out.number(checkpoint.heard().atMs() - origin.began().timestampMs());
  }

  private static Origin origin(CompactInput in, long at, Extent heard) {
    long firstSample = in.number();
    int sampleRate = (int) in.number();
    long startedAtMicros = in.number();
    var began = new Place(at - in.number(), heard.atMs() - in.number());
    return new Origin(firstSample, sampleRate, startedAtMicros, began);
  }

  private static void putTail(CompactOutput out, Checkpoint checkpoint) {
    Tail need = checkpoint.need();
    out.number(checkpoint.at() - need.offset());
    out.number(checkpoint.heard().atMs() - need.heard().atMs());
    out.number(checkpoint.heard().toSample() - need.heard().toSample());
  }

  private static Tail tail(CompactInput in, long at, Extent heard) {
    long offset = at - in.number();
    long atMs = heard.atMs() - in.number();
    return new Tail(offset, new Extent(atMs, heard.toSample() - in.number()));
  }

  private static void putEarlier(CompactOutput out, Checkpoint checkpoint, Checkpoint earlier) {
    putEarlierMarks(out, checkpoint.next(), earlier.next());
    out.number(checkpoint.at() - earlier.at());
    out.number(checkpoint.heard().atMs() - earlier.heard().atMs());
    out.number(checkpoint.heard().toSample() - earlier.heard().toSample());
    putTail(out, earlier);
  }

  private static Checkpoint earlier(CompactInput in, Checkpoint checkpoint) {
    Marks next = earlierMarks(in, checkpoint.next());
    long at = checkpoint.at() - in.number();
    long atMs = checkpoint.heard().atMs() - in.number();
    var heard = new Extent(atMs, checkpoint.heard().toSample() - in.number());
    return new Checkpoint(next, tail(in, at, heard), at, heard);
  }
}
