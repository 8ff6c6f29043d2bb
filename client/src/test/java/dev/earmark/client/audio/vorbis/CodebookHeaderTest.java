package dev.earmark.client.audio.vorbis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodebookHeaderTest {
  private static final int SYNC = 0x564342;

  private static Bits head(int sync, int dimensions, int entries) {
    return Bits.header().number(8, 0).number(24, sync).number(16, dimensions).number(24, entries);
  }

  private static Codebook read(Bits bits) throws VorbisException {
    return new CodebookHeader(new HeaderBits(bits.done(), "a header")).read()[0];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "197121|1|1|a Vorbis codebook must begin with the sync code 5653314: book=0, sync=197121",
        "5653314|0|1|a Vorbis codebook must have a dimension or more: dimensions=0",
        "5653314|2|0|Vorbis codebooks must have 1..1048576 values: entries=0, values=0",
        "5653314|2|600000|Vorbis codebooks must have 1..1048576 values: entries=600000, values=1200000",
        "5653314|2|60|is cut off, must hold a header: bytes=49",
      })
  void saysWhatIsWrongWithABook(int sync, int dimensions, int entries, String sentence) {
    var bits = head(sync, dimensions, entries).number(2, 0);
    for (int i = 0; i < 52; i++) {
      bits.number(5, 7);
    }
    assertThatThrownBy(() -> read(bits)).hasMessage(sentence);
  }

  @Test
  void readsLengthsInOrder() throws VorbisException {
    var bits = head(SYNC, 1, 6).number(1, 1).number(5, 0);
    bits.number(3, 1).number(3, 0).number(3, 3).number(2, 2).number(4, 0);
    PacketBits packet = Bits.of().number(1, 0).word("100").word("1110").packet();
    Codebook book = read(bits);
    assertThat(book.entries()).isEqualTo(6);
    assertThat(book.number(packet)).isZero();
    assertThat(book.number(packet)).isEqualTo(1);
    assertThat(book.number(packet)).isEqualTo(4);
  }

  @Test
  void refusesMoreCodewordsThanEntries() {
    var bits = head(SYNC, 1, 6).number(1, 1).number(5, 0).number(3, 7);
    assertThatThrownBy(() -> read(bits))
        .hasMessage("Vorbis codewords must be at most the book's entries: codewords=7, entries=6");
  }

  @Test
  void refusesCodewordsOf33Bits() {
    var bits = head(SYNC, 1, 6).number(1, 1).number(5, 31).number(3, 1).number(3, 5);
    assertThatThrownBy(() -> read(bits))
        .hasMessage("a Vorbis codeword must have at most 32 bits: bits=33");
  }

  /** Four entries of two bits, values 0 to 3 of multiplicands 1, 3; minimum -2, delta 0.5. */
  private static Bits lookup(int type, int sequence) {
    var bits = head(SYNC, 2, 4).number(2, 0);
    bits.number(5, 1).number(5, 1).number(5, 1).number(5, 1).number(4, type);
    bits.number(32, 0x80000000 | 788 << 21 | 2).number(32, 787 << 21 | 1);
    return bits.number(4, 2).number(1, sequence);
  }

  @Test
  void vectorsOfALatticeTurnTheFirstValueFastest() throws VorbisException {
    Codebook book = read(lookup(1, 0).number(3, 1).number(3, 3));
    assertThat(book.values()).containsExactly(-1.5f, -1.5f, -.5f, -1.5f, -1.5f, -.5f, -.5f, -.5f);
  }

  @Test
  void vectorsInSequenceAddUp() throws VorbisException {
    Codebook book = read(lookup(1, 1).number(3, 1).number(3, 3));
    assertThat(book.values()).containsExactly(-1.5f, -3, -.5f, -2, -1.5f, -2, -.5f, -1);
  }

  @Test
  void vectorsMayBeWrittenOneByOne() throws VorbisException {
    var bits = lookup(2, 0);
    for (int i = 0; i < 8; i++) {
      bits.number(3, i);
    }
    assertThat(read(bits).values()).containsExactly(-2, -1.5f, -1, -.5f, 0, .5f, 1, 1.5f);
  }

  @Test
  void refusesLookupsThatDoNotExistAndValuesThatAreNotFinite() {
    var unknown = head(SYNC, 1, 1).number(2, 0).number(5, 0).number(4, 3);
    assertThatThrownBy(() -> read(unknown))
        .hasMessage("a Vorbis codebook must have lookup type 0, 1 or 2: type=3");
    var huge = head(SYNC, 1, 1).number(2, 0).number(5, 0).number(4, 1);
    huge.number(32, 1023 << 21 | 1).number(32, 0).number(4, 0).number(1, 0).number(1, 0);
    assertThatThrownBy(() -> read(huge))
        .hasMessage("values of Vorbis codebooks must be finite: value=Infinity");
  }
}
