package dev.earmark.app.deadletter;

import java.util.HashSet;
import java.util.Set;

/**
 * Decides which letters are sent again, of a topic of dead letters that is read twice: first all
 * are {@linkplain #note noted}, then each is judged.
 */
public final class ReplayRule {
  private final String chunks;
  private final long rememberedSinceMs;
  private final Set<String> cameBack = new HashSet<>();

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
    /** It was sent before and came back as a newer letter, which stands for it. */
    CAME_BACK,
    /** Its recording may be forgotten, so that it would begin anew. */
    WOULD_BEGIN_ANEW,
    /** It cannot be sent, as {@link Letter#obstacle} says. */
    CANNOT
  }

  /** Notes which letter this one was, if it was sent again before. */
  public void note(Letter letter) {
    if (!letter.replayed().isEmpty()) {
      cameBack.add(letter.replayed());
    }
  }

  /** Returns what becomes of a letter. */
  public Verdict of(Letter letter) {
    if (cameBack.contains(letter.name())) {
      return Verdict.CAME_BACK;
    }
    if (!letter.obstacle().isEmpty()) {
      return Verdict.CANNOT;
    }
    boolean old = letter.topic().equals(chunks) && letter.cameMs() < rememberedSinceMs;
    return old ? Verdict.WOULD_BEGIN_ANEW : Verdict.SENT;
  }
}
