package dev.earmark.app.deadletter;

import dev.earmark.app.Plural;
import dev.earmark.app.deadletter.ReplayRule.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many letters were sent again and how many were not, and why, in sentences. */
public final class ReplayTotals {
  private final LetterTotals sent = new LetterTotals();
  private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
  private final String remember;

  /** Says of letters that would begin a recording anew that they came longer ago than this. */
  public ReplayTotals(String remember) {
    this.remember = remember;
  }

  /** Counts a letter. */
  public void accept(Letter letter, Verdict verdict) {
    counts.merge(verdict, 1L, Long::sum);
    if (verdict == Verdict.SENT) {
      sent.accept(letter);
    }
  }

  /** Returns how many were to be sent and were not, nor any newer letter in their place. */
  public long left() {
    return count(Verdict.NEWER_NOT_CHOSEN)
        + count(Verdict.WOULD_BEGIN_ANEW)
        + count(Verdict.CANNOT);
  }

  /** Returns what is to be said, a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    say(
        lines,
        Verdict.CAME_BACK,
        "sent before and come back, so the newer letter stands for the older");
    say(
        lines,
        Verdict.WOULD_BEGIN_ANEW,
        "of audio that may have come longer ago than recording.remember (%s), or came after its recording had ended: a recording that is forgotten would begin anew and say its windows again (--begin-anew sends them)"
            .formatted(remember));
    lines.add(
        "sent again "
            + sent.line()
            + (left() == 0 ? "" : "; left " + left())
            + "; letters stay in their topic, so another --replay sends them once more");
    return lines;
  }

  private void say(List<String> lines, Verdict verdict, String why) {
    if (count(verdict) > 0) {
      lines.add("not sent " + Plural.of(count(verdict), "dead letter") + " " + why);
    }
  }

  private long count(Verdict verdict) {
    return counts.getOrDefault(verdict, 0L);
  }
}
