package dev.earmark.topology.chunk;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The header by which a trace goes on from who sends a chunk to who reads the predictions of the
 * windows that it completes (W3C Trace Context, 2021); it is carried as it is.
 */
public final class Traceparent {
  static final String NAME = "traceparent";

  /** Longer than any version is likely to be. */
  private static final int MOST = 256;

  /** Version, trace, parent and flags; a version later than 00 may go on behind a hyphen. */
  private static final Pattern VALID =
      Pattern.compile(
          "(?:00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}"
              + "|(?!00|ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?)");

  private Traceparent() {}

  /** Returns the header; null where there is none, or one that breaks the rule. */
  static @Nullable Header of(Headers headers) {
    Header last = headers.lastHeader(NAME);
    return last != null && isValid(last.value()) ? last : null;
  }

  /** Returns whether there is one. */
  public static boolean isIn(Headers headers) {
    return headers.lastHeader(NAME) != null;
  }

  private static boolean isValid(byte @Nullable [] value) {
    return value != null
        && value.length <= MOST
        && VALID.matcher(new String(value, StandardCharsets.US_ASCII)).matches();
  }
}
