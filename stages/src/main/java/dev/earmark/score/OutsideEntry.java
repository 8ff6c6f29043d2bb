package dev.earmark.score;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a tensor says that its numbers are.
 *
 * @param location a path relative to the model's folder, as the model gives it
 * @param offset the first byte
 * @param length how many bytes; -1 for all that follow
 */
record OutsideEntry(String location, long offset, long length) {
  private static final int LONGEST = 4_096;
  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
  private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");

  /** Reads texts by their keys, of which the last counts, as ONNX Runtime does. */
  static OutsideEntry of(Texts texts) throws ModelException {
    String location = texts.byKey.get("location");
    if (location == null) {
      throw new ModelException("external data must have a location: keys=" + texts.byKey.keySet());
    }
    return new OutsideEntry(location, texts.number("offset", 0), texts.number("length", -1));
  }

  /** The key-value pairs of one tensor. */
  static final class Texts {
    private static final int KEY = 1;
    private static final int VALUE = 2;

    private final Map<String, String> byKey = new HashMap<>();

    /** Adds the pair that lies in these bytes. */
    void add(byte[] onnx, int from, int to) throws ModelException {
      String key = "";
      String value = "";
      var entries = new OnnxEntries(onnx, from, to);
      while (entries.next()) {
        if (entries.isMessage(KEY)) {
          key = text(onnx, entries);
        } else if (entries.isMessage(VALUE)) {
          value = text(onnx, entries);
        }
      }
      byKey.put(key, value);
    }

    private static String text(byte[] onnx, OnnxEntries entry) throws ModelException {
      int length = entry.to() - entry.from();
      if (length > LONGEST) {
        throw new ModelException(
            "a text of external data must be at most %d bytes: bytes=%d"
                .formatted(LONGEST, length));
      }
      String text = new String(onnx, entry.from(), length, StandardCharsets.UTF_8);
      return UNPRINTABLE.matcher(text).replaceAll("?");
    }

    private long number(String key, long absent) throws ModelException {
      String text = byKey.get(key);
      if (text == null) {
        return absent;
      }
      if (!DIGITS.matcher(text).matches()) {
        throw new ModelException(
            "external data's %s must be a whole number: %s=%s, location=%s"
                .formatted(key, key, text, byKey.get("location")));
      }
      return Long.parseLong(text);
    }
  }
}
