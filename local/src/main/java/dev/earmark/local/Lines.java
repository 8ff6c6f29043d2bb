package dev.earmark.local;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The valid lines at the start of a log: eight hexadecimal digits of checksum, a space, JSON. */
final class Lines {
  private static final int CHECKSUM = 9;

  private final byte[] bytes;
  private int position;

  Lines(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The next line's JSON; null where the file ends or is broken. */
  byte @Nullable [] next() {
    var end = endOfLine(position);
    var json = end < 0 ? null : valid(position, end);
    if (json != null) {
      position = end + 1;
    }
    return json;
  }

  /** Where the last valid line ends. */
  int position() {
    return position;
  }

  /** Whether there is a valid line after the broken one, so that it is no half-written end. */
  boolean hasValidLater() {
    for (int start = endOfLine(position) + 1, end = endOfLine(start); start > 0 && end >= 0; ) {
      if (valid(start, end) != null) {
        return true;
      }
      start = end + 1;
      end = endOfLine(start);
    }
    return false;
  }

  private int endOfLine(int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private byte @Nullable [] valid(int start, int end) {
    if (end - start <= CHECKSUM) {
      return null;
    }
    var json = Arrays.copyOfRange(bytes, start + CHECKSUM, end);
    var checksum = new String(bytes, start, CHECKSUM, StandardCharsets.US_ASCII);
    return checksum.equals("%08x ".formatted(ChangeLog.crc(json))) ? json : null;
  }
}
