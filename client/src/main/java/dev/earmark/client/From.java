package dev.earmark.client;

import org.jspecify.annotations.Nullable;

/**
 * Where a consumer begins, and whose records it wants.
 *
 * @param oldest whether it begins at the oldest record that is kept, or at the next one
 * @param device the device (the records' key); null for all
 */
public record From(boolean oldest, @Nullable String device) {
  /** Returns a start at the next record, of all devices. */
  public static From now() {
    return new From(false, null);
  }

  /** Returns a start at the oldest record that is kept, of all devices. */
  public static From beginning() {
    return new From(true, null);
  }

  /** Returns the same start for one device. */
  public From device(String name) {
    return new From(oldest, name);
  }

  boolean wants(@Nullable String key) {
    return device == null || device.equals(key);
  }
}
