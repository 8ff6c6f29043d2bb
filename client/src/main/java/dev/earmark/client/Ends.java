package dev.earmark.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends several things, each whatever became of those before it. */
final class Ends {
  private Ends() {}

  /** Runs all; throws the first failure, with the others suppressed. */
  static void all(List<Runnable> ends) {
    RuntimeException failure = null;
    for (Runnable end : ends) {
      try {
        end.run();
      } catch (RuntimeException e) {
        failure = first(failure, e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static RuntimeException first(@Nullable RuntimeException failure, RuntimeException next) {
    if (failure == null) {
      return next;
    }
    if (failure != next) {
      failure.addSuppressed(next);
    }
    return failure;
  }
}
