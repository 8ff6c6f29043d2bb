package dev.earmark.schemas.registry;

import org.jspecify.annotations.Nullable;

/**
 * A request to any of the registry's URLs.
 *
 * @param path with its leading slash, encoded
 * @param body JSON; null for none
 * @param what subject or id as {@code name=value}, for messages
 */
record Call(String method, String path, @Nullable String body, String what) {
  static Call get(String path, String what) {
    return new Call("GET", path, null, what);
  }

  static Call post(String path, String body, String what) {
    return new Call("POST", path, body, what);
  }
}
