package dev.earmark.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.rule.Rule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A golden clip as a card writes it: base64 of 16-bit little-endian samples. */
final class GoldenText {
  private static final int LONGEST = (Golden.LONGEST * Short.BYTES + 2) / 3 * 4;

  private GoldenText() {}

  static @Nullable Golden read(@Nullable JsonFields golden) {
    if (golden == null) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(bytes(golden.text("clip"))).order(ByteOrder.LITTLE_ENDIAN);
    return new Golden(bytes.asShortBuffer(), golden.numbers("scores"));
  }

  private static byte[] bytes(String clip) {
    Rule.check(
        clip.length() <= LONGEST,
        "golden.clip must be at most " + LONGEST + " characters",
        "characters",
        clip.length());
    byte[] bytes = decoded(clip);
    Rule.check(
        bytes.length % Short.BYTES == 0,
        "golden.clip must be whole 16-bit samples",
        "bytes",
        bytes.length);
    return bytes;
  }

  private static byte[] decoded(String clip) {
    try {
      return Base64.getDecoder().decode(clip);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("golden.clip must be base64: " + e.getMessage(), e);
    }
  }

  static void write(Golden golden, ObjectNode json) {
    ByteBuffer bytes =
        ByteBuffer.allocate(golden.clip().remaining() * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(golden.clip().duplicate());
    json.put("clip", Base64.getEncoder().encodeToString(bytes.array()));
    ArrayNode scores = json.putArray("scores");
    golden.scores().forEach(scores::add);
  }
}
