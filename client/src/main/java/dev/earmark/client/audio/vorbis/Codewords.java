package dev.earmark.client.audio.vorbis;

import static dev.earmark.client.audio.vorbis.VorbisException.require;

import java.util.Arrays;

/**
 * Finds entries by their codewords, which follow from their lengths alone (section 3.2.1): each
 * entry has the lowest codeword that is free.
 *
 * <p>Lengths 2, 4, 4, 4, 4, 2, 3, 3 are the codewords 00, 0100, 0101, 0110, 0111, 10, 110, 111.
 */
final class Codewords {
  private static final int MAX_LENGTH = 32;
  private static final int QUICK_BITS = 10;
  private static final int LENGTH_BITS = 6;
  private static final int LEAF_BITS = 27; // the entry, then the length of its codeword
  private static final long LEAF_MASK = (1L << LEAF_BITS) - 1;
  private static final long TAKEN = -1;

  /** Codewords, each with zeros behind it to 32 bits and then its leaf; ascending. */
  private final long[] words;

  /** The leaf by the next bits of a packet, or -1 where its codeword is longer than they are. */
  private final int[] quick;

  private final int quickBits;

  private Codewords(long[] words, int longest) {
    this.words = words;
    quickBits = Math.min(longest, QUICK_BITS);
    quick = new int[words.length == 0 ? 0 : 1 << quickBits];
    for (int bits = 0; bits < quick.length; bits++) {
      int leaf = search(bits);
      quick[bits] = length(leaf) <= quickBits ? leaf : -1;
    }
  }

  /**
   * Gives every entry its codeword.
   *
   * @param lengths bits of each entry's codeword, 1 to 32, or 0 where the entry has none
   */
  static Codewords of(byte[] lengths) throws VorbisException {
    long[] free = new long[MAX_LENGTH + 1]; // by depth, the one subtree without codewords
    Arrays.fill(free, 1, free.length, TAKEN);
    long[] words = new long[lengths.length];
    int used = 0;
    int longest = 0;
    for (int entry = 0; entry < lengths.length; entry++) {
      int length = lengths[entry];
      if (length > 0) {
        words[used++] = take(free, length) << LEAF_BITS | (long) entry << LENGTH_BITS | length;
        longest = Math.max(longest, length);
      }
    }
    checkFull(free, used, longest);
    words = Arrays.copyOf(words, used);
    Arrays.sort(words);
    return new Codewords(words, longest);
  }

  /** Takes the lowest free codeword; the deepest free subtree is the lowest one. */
  private static long take(long[] free, int length) throws VorbisException {
    int depth = length;
    while (depth > 0 && free[depth] == TAKEN) {
      depth--;
    }
    long codeword = free[depth];
    require(
        codeword != TAKEN, "Vorbis codewords must not be more than their tree has", "bits", length);
    free[depth] = TAKEN;
    for (int below = depth + 1; below <= length; below++) {
      free[below] = codeword + (1L << (MAX_LENGTH - below));
    }
    return codeword;
  }

  /** A single codeword of one bit is allowed, though it leaves half of the tree free. */
  private static void checkFull(long[] free, int used, int longest) throws VorbisException {
    boolean single = used == 1 && longest == 1;
    for (int depth = 0; depth <= MAX_LENGTH && used > 0 && !single; depth++) {
      require(free[depth] == TAKEN, "Vorbis codewords must fill their tree", "codewords", used);
    }
  }

  /** Reads a codeword and returns its entry, or -1 where the packet ends before. */
  int read(PacketBits in) throws VorbisException {
    require(quick.length > 0, "a Vorbis codebook that is used must have codewords", "codewords", 0);
    int leaf = quick[in.peek(quickBits)];
    if (leaf < 0) {
      leaf = search(in.peek(MAX_LENGTH));
    }
    return in.skip(length(leaf)) ? leaf >>> LENGTH_BITS : -1;
  }

  private int search(int bits) {
    long prefix = Integer.toUnsignedLong(Integer.reverse(bits));
    int at = Arrays.binarySearch(words, prefix << LEAF_BITS | LEAF_MASK);
    return (int) (words[at < 0 ? -at - 2 : at] & LEAF_MASK);
  }

  private static int length(int leaf) {
    return leaf & (1 << LENGTH_BITS) - 1;
  }
}
