package dev.earmark.app.deadletter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which letters are sent again, of a topic of dead letters that is read twice: first all
 * are {@linkplain #note noted}, then each that is chosen is judged.
 */
public final class ReplayRule {
  private final String chunks;
  private final long rememberedSinceMs;
  private final Map<String, Newer> newer = new HashMap<>();

  /** A letter that another came back as. */
  private record Newer(String name, String where, boolean chosen) {}

  /**
   * Judges by the time at which a letter's record came.
   *
   * @param chunks topic of audio
   * @param rememberedSinceMs time since which every recording that was heard is remembered, so that
   *     audio of it does not begin it anew; 0 where that may happen
   */
  public ReplayRule(String chunks, long rememberedSinceMs) {
    this.chunks = chunks;
    this.rememberedSinceMs = rememberedSinceMs;
  }

  /** What becomes of a letter. */
  public enum Verdict {
    /** It is sent. */
    SENT,
    /** It was sent before and came back as a newer letter that is chosen, which stands for it. */
    CAME_BACK,
    /** It was sent before and came back as a newer letter, which is not chosen. */
    NEWER_NOT_CHOSEN,
    /** Its recording may be forgotten, so that it would begin anew. */
    WOULD_BEGIN_ANEW,
    /** It cannot be sent, as {@link Letter#obstacle} says. */
    CANNOT
  }

  /** Notes which letter this one was, if it was sent again before, and whether it is chosen. */
  public void note(Letter letter, boolean chosen) {
    if (!letter.replayed().isEmpty()) {
      newer.merge(
          letter.replayed(),
          new Newer(letter.name(), letter.placeAndReason(), chosen),
          (one, next) -> one.chosen() && !next.chosen() ? one : next);
    }
  }

  /** Returns what becomes of a letter that is chosen. */
  public Verdict of(Letter letter) {
    Optional<Newer> newest = newest(letter);
    if (newest.isPresent()) {
      return newest.get().chosen() ? Verdict.CAME_BACK : Verdict.NEWER_NOT_CHOSEN;
    }
    if (!letter.obstacle().isEmpty()) {
      return Verdict.CANNOT;
    }
    boolean over = letter.topic().equals(chunks) && letter.openMs() < rememberedSinceMs;
    return over ? Verdict.WOULD_BEGIN_ANEW : Verdict.SENT;
  }

  /** Returns why a letter stays where that is its own, and not said once for all in the totals. */
  public Optional<String> whyItStays(Letter letter) {
    return switch (of(letter)) {
      case NEWER_NOT_CHOSEN ->
          newest(letter)
              .map(last -> "it came back as %s, which is not chosen".formatted(last.where()));
      case CANNOT -> Optional.of(letter.obstacle());
      default -> Optional.empty();
    };
  }

  /**
   * Letters whose headers lead in a circle are nobody's work but a sender's: none stands for it.
   */
  private Optional<Newer> newest(Letter letter) {
    Newer last = null;
    Set<String> seen = new HashSet<>(Set.of(letter.name()));
    for (Newer at = newer.get(letter.name()); at != null; at = newer.get(at.name())) {
      if (!seen.add(at.name())) {
        return Optional.empty();
      }
      last = at;
    }
    return Optional.ofNullable(last);
  }
}
