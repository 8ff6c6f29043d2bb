package dev.earmark.local;

import org.jspecify.annotations.Nullable;

/** One thing that happened to a registry; all of them in order are its state. */
sealed interface Change {
  /** A definition became a version of a subject. */
  record Registered(String subject, int version, int id, Definition definition) implements Change {}

  /** A version was hidden, or removed for good. */
  record Deleted(String subject, int version, boolean permanent) implements Change {}

  /** A compatibility level was set, or unset with null; without a subject the global one. */
  record Configured(@Nullable String subject, @Nullable Level level) implements Change {}
}
