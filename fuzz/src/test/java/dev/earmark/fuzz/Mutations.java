package dev.earmark.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages seeds, the same way for the same number. */
final class Mutations {
  private static final int MOST = 6;
  private static final byte[] EDGES = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, (byte) 0xfe};

  private final Random random;
  private final List<byte[]> seeds;

  Mutations(long seed, List<byte[]> seeds) {
    this.random = new Random(seed);
    this.seeds = seeds;
  }

  /** Returns a seed with one to {@value #MOST} damages. */
  byte[] next() {
    byte[] bytes = oneSeed().clone();
    for (int left = 1 + random.nextInt(MOST); left > 0; left--) {
      bytes = damaged(bytes);
    }
    return bytes;
  }

  private byte[] oneSeed() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] damaged(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(1 << random.nextInt(8)));
    return switch (random.nextInt(6)) {
      case 0 -> filled(bytes, from, to);
      case 1 -> flipped(bytes, from);
      case 2 -> joined(bytes, from, new byte[0], to);
      case 3 -> joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
      case 4 -> joined(bytes, from, piece(oneSeed()), to);
      default -> Arrays.copyOf(bytes, from);
    };
  }

  private byte[] filled(byte[] bytes, int from, int to) {
    Arrays.fill(bytes, from, to, EDGES[random.nextInt(EDGES.length)]);
    return bytes;
  }

  private byte[] flipped(byte[] bytes, int at) {
    if (at < bytes.length) {
      bytes[at] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private byte[] piece(byte[] other) {
    int from = random.nextInt(other.length + 1);
    return Arrays.copyOfRange(other, from, from + random.nextInt(other.length - from + 1));
  }

  private static byte[] joined(byte[] bytes, int from, byte[] middle, int to) {
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(middle);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
