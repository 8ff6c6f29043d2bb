package dev.earmark.topology.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.topology.chunk.Extent;
import dev.earmark.topology.chunk.Origin;
import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.chunk.Tail;
import dev.earmark.topology.serde.UnreadableStateException;
import dev.earmark.window.WindowGrid;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class CursorSerdeTest {
  private static final WindowGrid GRID = new WindowGrid(16_000, 16_000, 8_000);
  private static final Cursor CURSOR =
      new Cursor(
          new Origin(48_000, 16_000, 1_767_225_600_000_000L, new Place(70_000, 1_767_225_600_000L)),
          new Checkpoint(marks(20), tail(70_080, 60), 70_090, heard(161_600)),
          new Checkpoint(marks(10), tail(70_030, 55), 70_045, heard(81_600)),
          true);

  private static Marks marks(long window) {
    return new Marks(List.of(new Marks.Mark(GRID, window)));
  }

  private static Extent heard(long toSample) {
    return new Extent(1_767_225_600_000L + toSample / 16, toSample);
  }

  private static Tail tail(long offset, long seconds) {
    return new Tail(offset, heard(seconds * 16_000));
  }

  private static byte[] bytes() {
    return new CursorSerde().serializer().serialize("", CURSOR);
  }

  private static Cursor read(byte[] bytes) {
    return new CursorSerde().deserializer().deserialize("app-cursors-changelog", bytes);
  }

  @Test
  void cursorIsReadAsItWasWrittenInFewBytes() {
    assertThat(read(bytes())).isEqualTo(CURSOR);
    assertThat(bytes()).hasSizeLessThan(68).startsWith(3, 1);
  }

  @Test
  void cursorOfOneCheckpointIsReadAsItWasWrittenInFewerBytes() {
    Checkpoint only = CURSOR.checkpoint();
    var cursor = new Cursor(CURSOR.origin(), only, null, false);
    byte[] bytes = new CursorSerde().serializer().serialize("", cursor);
    assertThat(read(bytes)).isEqualTo(cursor);
    assertThat(bytes).hasSizeLessThan(52);
  }

  @Test
  void cursorOfSeveralGridsIsReadAsItWasWritten() {
    Marks.Mark other = new Marks.Mark(new WindowGrid(44_100, 44_100, 11_025), 39);
    Checkpoint now = CURSOR.checkpoint();
    Marks both = new Marks(List.of(now.next().all().get(0), other));
    var checkpoint = new Checkpoint(both, now.need(), now.at(), now.heard());
    var cursor = new Cursor(CURSOR.origin(), checkpoint, CURSOR.earlier(), false);
    assertThat(read(new CursorSerde().serializer().serialize("", cursor))).isEqualTo(cursor);
    var twice = new Cursor(CURSOR.origin(), checkpoint, checkpoint, false);
    assertThat(read(new CursorSerde().serializer().serialize("", twice))).isEqualTo(twice);
  }

  @Test
  void windowsThatWerePassedOverAreReadAsTheyWereWritten() {
    var marks = new Marks(List.of(new Marks.Mark(GRID, 20, 7)));
    Checkpoint now = CURSOR.checkpoint();
    var checkpoint = new Checkpoint(marks, now.need(), now.at(), now.heard());
    var once = new Cursor(CURSOR.origin(), checkpoint, CURSOR.earlier(), false);
    byte[] bytes = new CursorSerde().serializer().serialize("", once);
    assertThat(read(bytes)).isEqualTo(once);
    assertThat(bytes).hasSizeLessThan(70).startsWith(4, 0);
    var twice = new Cursor(CURSOR.origin(), checkpoint, checkpoint, false);
    assertThat(read(new CursorSerde().serializer().serialize("", twice))).isEqualTo(twice);
    var only = new Cursor(CURSOR.origin(), checkpoint, null, true);
    assertThat(read(new CursorSerde().serializer().serialize("", only))).isEqualTo(only);
  }

  @Test
  void cursorThatIsCutOffIsRefused() {
    byte[] cut = Arrays.copyOf(bytes(), 20);
    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(SerializationException.class)
        .hasMessage("cursor must be whole: bytes=20, changelog=app-cursors-changelog");
  }

  @Test
  void whatFollowsACursorIsRefused() {
    byte[] longer = Arrays.copyOf(bytes(), bytes().length + 1);
    assertThatThrownBy(() -> read(longer))
        .isInstanceOf(UnreadableStateException.class)
        .hasMessageStartingWith("cursor must be whole: bytes=" + longer.length);
  }

  @Test
  void cursorOfAnotherFormatIsRefused() {
    byte[] other = bytes();
    other[0] = 9;
    assertThatThrownBy(() -> read(other))
        .isInstanceOf(SerializationException.class)
        .hasMessage("cursor must be of format 3 or 4: format=9, changelog=app-cursors-changelog");
  }
}
