package dev.earmark.topology.deadletter;

import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/** What becomes of an error while records are handled; decided here and nowhere else. */
public enum Fate {
  /** The record goes to the dead letters and the stream goes on. */
  DEAD_LETTER,
  /** The process is broken and has to stop: nothing is wrong with the record. */
  BROKEN;

  /**
   * Names of exceptions that say a registry cannot be asked; by name, because the serde's class is
   * a setting.
   */
  private static final Set<String> UNREACHABLE =
      Set.of(
          "RegistryUnreachableException",
          "IOException",
          "ConnectException",
          "UnknownHostException");

  /** Name of the exception that says a registry does not serve this process at all. */
  private static final String UNUSABLE = "RegistryUnusableException";

  /** Returns what becomes of {@code error}. */
  public static Fate of(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (broken(at)) {
        return BROKEN;
      }
    }
    return DEAD_LETTER;
  }

  /** Throws {@code error} on, unless it is only about its record. */
  public static void throwIfBroken(RuntimeException error) {
    if (of(error) == BROKEN) {
      throw error;
    }
  }

  private static boolean broken(Throwable error) {
    return error instanceof Error
        || error instanceof RetriableException
        || error instanceof BrokenScorerException
        || (error instanceof KafkaException && !(error instanceof SerializationException))
        || LostTransaction.is(error)
        || unreachable(error)
        || error.getClass().getSimpleName().equals(UNUSABLE);
  }

  /** Returns whether {@code error} itself says that a server cannot be reached. */
  public static boolean unreachable(Throwable error) {
    return UNREACHABLE.contains(error.getClass().getSimpleName());
  }
}
