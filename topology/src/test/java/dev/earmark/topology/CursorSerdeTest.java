package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class CursorSerdeTest {
  private static final Cursor CURSOR =
      new Cursor(
          new Origin(16_000, 1_767_225_600_000_000L, new Place(70_000, 1_767_225_600_000L)),
          16_000,
          new Checkpoint(160_000, 70_080, 70_090, new Extent(1_767_225_610_000L, 161_600)),
          new Checkpoint(80_000, 70_030, 70_045, new Extent(1_767_225_605_000L, 81_600)),
          true);

  private static byte[] bytes() {
    return new CursorSerde().serializer().serialize("", CURSOR);
  }

  private static Cursor read(byte[] bytes) {
    return new CursorSerde().deserializer().deserialize("", bytes);
  }

  @Test
  void cursorIsReadAsItWasWrittenInFewBytes() {
    assertThat(read(bytes())).isEqualTo(CURSOR);
    assertThat(bytes()).hasSizeLessThan(50).startsWith(1, 1);
  }

  @Test
  void cursorThatIsCutOffIsRefused() {
    byte[] cut = Arrays.copyOf(bytes(), 20);
    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(SerializationException.class)
        .hasMessage("cursor must be whole: bytes=20");
  }

  @Test
  void cursorOfAnotherFormatIsRefused() {
    byte[] other = bytes();
    other[0] = 9;
    assertThatThrownBy(() -> read(other))
        .isInstanceOf(SerializationException.class)
        .hasMessage("cursor must be of format 1: format=9");
  }
}
