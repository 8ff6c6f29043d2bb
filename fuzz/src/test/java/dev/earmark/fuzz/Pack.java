package dev.earmark.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds seeds: the other side of {@link Input}. */
public final class Pack {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Adds a big-endian number of so many bytes. */
  public Pack number(int width, long value) {
    for (int i = width - 1; i >= 0; i--) {
      out.write((int) (value >>> (8 * i)));
    }
    return this;
  }

  public Pack bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  public Pack text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] done() {
    return out.toByteArray();
  }
}
