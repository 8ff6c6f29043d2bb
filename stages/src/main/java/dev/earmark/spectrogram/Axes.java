package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;
import java.util.List;

/**
 * The order of a model's input: N batch, C channel (always 1), T frames, F bins, last one fastest.
 *
 * @param order the letters, such as {@code NCTF}
 */
public record Axes(String order) {

  private static final List<String> KNOWN =
      List.of("NTF", "NFT", "NCTF", "NCFT", "NTCF", "NFCT", "NTFC", "NFTC");

  /** Refuses what is no order of these letters. */
  public Axes {
    Rule.check(
        KNOWN.contains(order), "axes must be one of " + String.join(", ", KNOWN), "axes", order);
  }

  /** Whether one frame's bins lie side by side. */
  boolean binsFastest() {
    return order.indexOf('T') < order.indexOf('F');
  }

  /** The shape of one window's features, without the batch. */
  int[] shape(int frames, int bins) {
    return order.chars().skip(1).map(c -> c == 'C' ? 1 : c == 'T' ? frames : bins).toArray();
  }
}
