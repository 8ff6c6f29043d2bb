package dev.earmark.score;

import java.nio.charset.StandardCharsets;

/** The metadata properties of a model's bytes, looked at before ONNX Runtime reads them. */
final class ModelProperties {
  private static final int METADATA = 14;
  private static final int KEY = 1;

  /** A card of the longest that are read, each character of it three bytes. */
  static final int LONGEST = 3 * CardReader.LONGEST;

  private final byte[] onnx;

  /** Where the first card lies; empty before it is found. */
  private String first = "";

  private ModelProperties(byte[] onnx) {
    this.onnx = onnx;
  }

  /**
   * Refuses a property of which ONNX Runtime would hold several copies before its length could be
   * asked for, and a second card, of which one reader would take the first and another the last.
   */
  static void check(byte[] onnx) throws ModelException {
    var properties = new ModelProperties(onnx);
    var entries = new OnnxEntries(onnx, 0, onnx.length);
    while (entries.next()) {
      if (entries.isMessage(METADATA)) {
        properties.check(entries);
      }
    }
  }

  private void check(OnnxEntries property) throws ModelException {
    int length = property.to() - property.from();
    if (length > LONGEST) {
      throw new ModelException(
          "a metadata property must be at most %d bytes: bytes=%d".formatted(LONGEST, length));
    }
    if (!isCard(property)) {
      return;
    }
    String here = "byte %d with %d bytes".formatted(property.begin(), length);
    if (!first.isEmpty()) {
      throw new ModelException(
          "metadata property '%s' must be there once: at %s, and at %s"
              .formatted(Model.CARD_PROPERTY, first, here));
    }
    first = here;
  }

  /** Of several keys in one property the last counts. */
  private boolean isCard(OnnxEntries property) throws ModelException {
    boolean card = false;
    var parts = new OnnxEntries(onnx, property.from(), property.to());
    while (parts.next()) {
      if (parts.isMessage(KEY)) {
        card = isCardKey(parts.from(), parts.to());
      }
    }
    return card;
  }

  private boolean isCardKey(int from, int to) {
    return to - from == Model.CARD_PROPERTY.length()
        && new String(onnx, from, to - from, StandardCharsets.UTF_8).equals(Model.CARD_PROPERTY);
  }
}
