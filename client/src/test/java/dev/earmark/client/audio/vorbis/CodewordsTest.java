package dev.earmark.client.audio.vorbis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CodewordsTest {
  private static Codewords of(int... lengths) throws VorbisException {
    byte[] bytes = new byte[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      bytes[i] = (byte) lengths[i];
    }
    return Codewords.of(bytes);
  }

  // The example of section 3.2.1, with an entry that has no codeword.
  @Test
  void areThoseOfTheSpecification() throws VorbisException {
    Codewords codewords = of(2, 4, 4, 4, 0, 4, 2, 3, 3);
    var words = new String[] {"00", "0100", "0101", "0110", "0111", "10", "110", "111"};
    int[] entries = {0, 1, 2, 3, 5, 6, 7, 8};
    for (int i = 0; i < words.length; i++) {
      assertThat(codewords.read(Bits.of().word(words[i]).packet())).isEqualTo(entries[i]);
    }
  }

  @Test
  void mayBeAsLongAs32Bits() throws VorbisException {
    int[] lengths = new int[33];
    Arrays.setAll(lengths, i -> Math.min(32, i + 1));
    PacketBits packet = Bits.of().word("1".repeat(31) + "0").word("1".repeat(32)).packet();
    Codewords codewords = of(lengths);
    assertThat(codewords.read(packet)).isEqualTo(31);
    assertThat(codewords.read(packet)).isEqualTo(32);
    assertThat(codewords.read(packet)).isEqualTo(-1);
  }

  @Test
  void ofASingleEntryAreOneBitOfEitherKind() throws VorbisException {
    PacketBits packet = Bits.of().word("01010101").packet();
    Codewords codewords = of(0, 1, 0);
    for (int i = 0; i < 8; i++) {
      assertThat(codewords.read(packet)).isEqualTo(1);
    }
    assertThat(codewords.read(packet)).isEqualTo(-1);
    assertThat(packet.ended()).isTrue();
  }

  @Test
  void mustFillTheirTree() {
    assertThatThrownBy(() -> of(1, 1, 1))
        .hasMessage("Vorbis codewords must not be more than their tree has: bits=1");
    assertThatThrownBy(() -> of(2, 1, 3))
        .hasMessage("Vorbis codewords must fill their tree: codewords=3");
    assertThatThrownBy(() -> of(2))
        .hasMessage("Vorbis codewords must fill their tree: codewords=1");
    assertThatThrownBy(() -> of(0, 0).read(Bits.of().packet()))
        .hasMessage("a Vorbis codebook that is used must have codewords: codewords=0");
  }

  /** Leaves from left to right, of a tree that grew by splitting one of them at a time. */
  private static List<String> leaves(int[] splits) {
    var leaves = new ArrayList<>(List.of("0", "1"));
    for (int split : splits) {
      int at = Math.floorMod(split, leaves.size());
      String leaf = leaves.get(at);
      if (leaf.length() < 32) {
        leaves.set(at, leaf + "0");
        leaves.add(at + 1, leaf + "1");
      }
    }
    return leaves;
  }

  @Property(tries = 200)
  void areTheLeavesOfTheTreeFromLeftToRight(@ForAll @Size(max = 60) int[] splits)
      throws VorbisException {
    List<String> leaves = leaves(splits);
    Codewords codewords = of(leaves.stream().mapToInt(String::length).toArray());
    PacketBits packet = Bits.of().word(String.join("", leaves)).packet();
    for (int entry = 0; entry < leaves.size(); entry++) {
      assertThat(codewords.read(packet)).isEqualTo(entry);
    }
  }
}
