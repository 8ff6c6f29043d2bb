package dev.earmark.app.run;

import dev.earmark.app.CommandFailure;
import dev.earmark.topology.serde.UnreadableStateException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Why the streams have stopped by themselves and, where somebody has to choose, the ways out. */
final class StoppedStreams {
  private static final String STOPPED = "the streams have stopped";

  private StoppedStreams() {}

  static CommandFailure unasked() {
    return CommandFailure.broken(STOPPED);
  }

  static CommandFailure by(Throwable failure) {
    String why =
        unreadable(failure)
            .map(StoppedStreams::wayOut)
            .orElseGet(() -> String.valueOf(failure.getMessage()));
    return CommandFailure.broken(STOPPED + ": " + why, failure);
  }

  private static Optional<UnreadableStateException> unreadable(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(UnreadableStateException.class::isInstance)
        .map(UnreadableStateException.class::cast)
        .findFirst();
  }

  /** Neither way is gone by itself: each costs what only the operator can weigh. */
  private static String wayOut(UnreadableStateException unreadable) {
    return "%s; either go on with the version of Earmark that wrote it, or end all processes of this application.id and delete the topic %s (what it holds of open recordings and counts begins anew), or set another application.id (everything that the topic of audio still holds is said again)"
        .formatted(unreadable.getMessage(), unreadable.changelog());
  }
}
