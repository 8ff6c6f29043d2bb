package dev.earmark.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CompactTest {
  @Property
  void whatIsWrittenIsRead(
      @ForAll long number,
      @ForAll @LongRange(max = Long.MAX_VALUE) long count,
      @ForAll String text) {
    var out = new CompactOutput().number(number).count(count).text(text).flag(true);
    var in = new CompactInput(out.toByteArray());
    assertThat(in.number()).isEqualTo(number);
    assertThat(in.count()).isEqualTo(count);
    assertThat(in.text()).isEqualTo(new String(text.getBytes(UTF_8), UTF_8));
    assertThat(in.flag()).isTrue();
    in.checkAtEnd();
  }

  @Test
  void refusesBytesThatFollow() {
    var in = new CompactInput(new byte[] {5, 6});
    in.count();
    assertThatThrownBy(in::checkAtEnd)
        .hasMessage("state must end where it was read to: at=1, bytes=2");
  }

  @Test
  void smallNumbersTakeOneByte() {
    assertThat(new CompactOutput().count(127).number(-64).number(63).toByteArray()).hasSize(3);
    assertThat(new CompactOutput().count(128).number(64).toByteArray()).hasSize(4);
  }

  @Test
  void refusesBytesThatEndEarly() {
    assertThatThrownBy(() -> new CompactInput(new byte[] {(byte) 0x80}).count())
        .hasMessage("state must not end early: at=1, bytes=1");
    assertThatThrownBy(() -> new CompactInput(new byte[] {5, 'a'}).text())
        .hasMessage("a length must be at most the bytes that follow: length=5: at=1, bytes=2");
    assertThatThrownBy(() -> new CompactOutput().count(-1))
        .hasMessage("count must be at least 0: count=-1");
  }

  @Test
  void refusesNumbersAboveTheirBound() {
    byte[] four = new CompactOutput().count(4).toByteArray();
    assertThat(new CompactInput(four).upTo(4, "label")).isEqualTo(4);
    assertThatThrownBy(() -> new CompactInput(four).upTo(3, "label"))
        .hasMessage("label must be at most 3: label=4: at=1, bytes=1");
  }
}
