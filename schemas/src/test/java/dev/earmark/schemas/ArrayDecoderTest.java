package dev.earmark.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** Oracle: Avro's own encoder. */
final class ArrayDecoderTest {
  private interface Writing {
    void to(Encoder encoder) throws IOException;
  }

  @Property
  void numbersAreReadAsWritten(
      @ForAll int i, @ForAll long l, @ForAll float f, @ForAll double d, @ForAll boolean b)
      throws IOException {
    var decoder =
        decoder(
            out -> {
              out.writeInt(i);
              out.writeLong(l);
              out.writeFloat(f);
              out.writeDouble(d);
              out.writeBoolean(b);
            });
    assertThat(decoder.readInt()).isEqualTo(i);
    assertThat(decoder.readLong()).isEqualTo(l);
    assertThat(decoder.readFloat()).isEqualTo(f);
    assertThat(decoder.readDouble()).isEqualTo(d);
    assertThat(decoder.readBoolean()).isEqualTo(b);
    assertThat(decoder.remainingBytes()).isZero();
  }

  @Property
  void textAndBytesAreReadAsWritten(@ForAll byte[] bytes, @ForAll List<Character> characters)
      throws IOException {
    var text = new StringBuilder();
    characters.stream().filter(it -> !Character.isSurrogate(it)).forEach(text::append);
    var decoder =
        decoder(
            out -> {
              out.writeString(text.toString());
              out.writeBytes(bytes);
              out.writeString(text.toString());
              out.writeFixed(bytes);
            });
    assertThat(decoder.readString()).isEqualTo(text.toString());
    assertThat(decoder.readBytes(null)).isEqualTo(ByteBuffer.wrap(bytes));
    assertThat((Object) decoder.readString(null)).hasToString(text.toString());
    var fixed = new byte[bytes.length];
    decoder.readFixed(fixed);
    assertThat(fixed).isEqualTo(bytes);
  }

  @Test
  void extremeNumbersAreReadAsWritten() throws IOException {
    for (long value : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 63, 64, -64, -65}) {
      assertThat(decoder(out -> out.writeLong(value)).readLong()).isEqualTo(value);
    }
    for (int value : new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThat(decoder(out -> out.writeInt(value)).readInt()).isEqualTo(value);
    }
  }

  @Test
  void whatIsSkippedIsPassedOver() throws IOException {
    var decoder =
        decoder(
            out -> {
              out.writeString("abc");
              out.writeBytes(new byte[9]);
              out.writeFixed(new byte[3]);
              out.writeInt(7);
            });
    decoder.skipString();
    decoder.skipBytes();
    decoder.skipFixed(3);
    assertThat(decoder.readInt()).isEqualTo(7);
  }

  @Test
  void blocksWithALengthAreReadAndSkipped() throws IOException {
    byte[] block = {3, 4, 10, 12, 0, 14}; // -2 items, 2 bytes, 5, 6; end; then 7
    var read = new ArrayDecoder(block, 0);
    assertThat(read.readArrayStart()).isEqualTo(2);
    assertThat(List.of(read.readInt(), read.readInt())).containsExactly(5, 6);
    assertThat(read.arrayNext()).isZero();
    assertThat(read.readInt()).isEqualTo(7);
    var skipped = new ArrayDecoder(block, 0);
    assertThat(skipped.skipMap()).isZero();
    assertThat(skipped.readInt()).isEqualTo(7);
  }

  @Test
  void countsBeyondTheArrayAreRefused() throws IOException {
    var decoder = decoder(out -> out.writeLong(1L << 40));
    assertThatThrownBy(decoder::readArrayStart)
        .isInstanceOf(EOFException.class)
        .hasMessage("it ends early: items=1099511627776, left=0");
  }

  @Test
  void numbersThatNeverEndAreRefused() {
    var endless = new byte[11];
    Arrays.fill(endless, (byte) 0x80);
    assertThatThrownBy(new ArrayDecoder(endless, 0)::readLong)
        .hasMessage("a long must have at most ten bytes");
    assertThatThrownBy(() -> decoder(out -> out.writeLong(1L << 31)).readInt())
        .hasMessage("an int must have 32 bits: int=2147483648");
  }

  private static ArrayDecoder decoder(Writing writing) throws IOException {
    var out = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    writing.to(encoder);
    return new ArrayDecoder(out.toByteArray(), 0);
  }

  @Test
  void refusesMoreItemsThanBytesHoweverManyBlocksTheyComeIn() throws Exception {
    var decoder = new ArrayDecoder(new byte[] {8, 8, 8, 0, 0, 0}, 0);
    assertThat(decoder.readArrayStart()).isEqualTo(4);
    assertThatThrownBy(decoder::arrayNext).hasMessage("items must be at most its bytes: bytes=6");
  }
}
