package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;
import java.util.List;

/**
 * The order of a model's input: N batch, C channels, T frames (or samples), F bins, last one
 * fastest. What has no letter has a length of 1.
 *
 * @param order the letters, such as {@code NCTF}
 */
public record Axes(String order) {

  private static final List<String> KNOWN =
      List.of(
          "NTF", "NFT", "NCTF", "NCFT", "NTCF", "NFCT", "NTFC", "NFTC", "NF", "NCF", "NFC", "NT",
          "NCT", "NTC");

  /** Refuses what is no order of these letters. */
  public Axes {
    Rule.check(
        KNOWN.contains(order), "axes must be one of " + String.join(", ", KNOWN), "axes", order);
  }

  /** Every order of these letters that there is, this one too. */
  public List<String> turned() {
    return KNOWN.stream()
        .filter(other -> other.length() == order.length())
        .filter(other -> order.chars().allMatch(letter -> other.indexOf(letter) >= 0))
        .toList();
  }

  /**
   * All orders that can hold features.
   *
   * @param binned whether they have bins at all
   */
  static List<Axes> holding(Extent extent, boolean binned) {
    return KNOWN.stream()
        .filter(order -> binned || order.indexOf('F') < 0)
        .map(Axes::new)
        .filter(axes -> axes.holds(extent))
        .toList();
  }

  private boolean holds(Extent extent) {
    return (extent.channels() == 1 || order.indexOf('C') >= 0)
        && (extent.frames() == 1 || order.indexOf('T') >= 0)
        && (extent.bins() == 1 || order.indexOf('F') >= 0);
  }

  /** Refuses to leave out a letter that is needed. */
  void check(Extent extent) {
    needs('C', "channels", extent.channels());
    needs('T', "frames", extent.frames());
    needs('F', "bins", extent.bins());
  }

  private void needs(char letter, String name, int length) {
    Rule.check(
        length == 1 || order.indexOf(letter) >= 0,
        "axes must have " + letter + " where a window has several " + name,
        "axes",
        order,
        name,
        length);
  }

  private static int length(int letter, Extent extent) {
    return switch (letter) {
      case 'C' -> extent.channels();
      case 'T' -> extent.frames();
      default -> extent.bins();
    };
  }

  /** The shape of one window's features, without the batch. */
  int[] shape(Extent extent) {
    return order.chars().skip(1).map(letter -> length(letter, extent)).toArray();
  }

  /** How far apart neighbours along an axis lie in this order. */
  int stride(char letter, Extent extent) {
    int at = order.indexOf(letter);
    int stride = 1;
    for (int i = order.length() - 1; i > at && at >= 0; i--) {
      stride *= length(order.charAt(i), extent);
    }
    return stride;
  }
}
