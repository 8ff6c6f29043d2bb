package dev.earmark.confusion;

import dev.earmark.state.Began;
import dev.earmark.state.ForgottenRecordings;

/**
 * Joins the predictions of one device with its truths and counts them, at once and exactly.
 *
 * <p>A window counts when it is heard, with the truth known by then; a truth that comes later, but
 * within {@link ConfusionRule#truthWait} of audio, moves the windows that it covers to their new
 * cell. So counts are live, and in the end the same whichever came first. A window said twice
 * counts once.
 *
 * <p>Windows of a recording count once it has a truth, then all of them, also the earlier ones: a
 * recording that nobody labels says nothing about the model. A truth later than the wait is
 * ignored.
 *
 * <p>An ended recording is forgotten after {@code truthWait} more audio of the device, one that
 * just stops after {@value #STALE_WAITS} times as much.
 *
 * <p>What is remembered has bounds, so that written down it fits into a record of Kafka: {@value
 * #MAX_RECORDINGS} recordings, the one heard of longest ago is forgotten; {@value #MAX_WAITING}
 * windows whose truth may still come, those that wait longest keep the truth that they have;
 * {@value #MAX_SPANS} truths, first those of recordings never heard are forgotten, then no more are
 * taken. The state is the object: {@link DeviceConfusionCodec} turns it into bytes and back.
 */
public final class DeviceConfusion {
  static final int MAX_RECORDINGS = 256;
  static final int MAX_WAITING = 20_000;
  static final int MAX_SPANS = 10_000;
  static final int STALE_WAITS = 60;
  final ConfusionRule rule;
  final PeriodCounts counts;
  final RememberedRecordings recordings = new RememberedRecordings();

  /** Recordings that were heard and forgotten. */
  final ForgottenRecordings forgotten = new ForgottenRecordings();

  /** Audio heard so far, in samples. */
  long clock;

  /** When anything was last heard of it, in ms since 1970 by the clock of the log. */
  private long touchedMs;

  /** A device of which nothing was heard so far. */
  public DeviceConfusion(ConfusionRule rule) {
    this.rule = rule;
    this.counts = new PeriodCounts(rule);
  }

  /** Takes the next window of a recording; returns false for one that was taken before. */
  public boolean hear(HeardWindow window, CountListener listener) {
    if (wasHeard(window)) {
      return false;
    }
    clock += rule.hop();
    var recording = join(window.recording());
    recording.began = window.began();
    int periods = counts.periods.size();
    recording.hear(slot(window), counting(listener));
    tidy(periods, listener);
    return true;
  }

  private boolean wasHeard(HeardWindow window) {
    var known = recordings.byName.get(window.recording());
    if (known == null || !known.isHeard()) {
      return forgotten.covers(window.recording(), window.began());
    }
    if (window.began().isAfter(known.began)) {
      forget(window.recording());
      return false;
    }
    return window.began().isBefore(known.began) || window.window() < known.next;
  }

  private Slot slot(HeardWindow window) {
    long period = rule.periodOf(window.startedAtMicros());
    return new Slot(window.window(), period, window.predicted(), window.heard());
  }

  /** Takes a truth, unless it comes too late or too many are waiting. */
  public Telling tell(String recording, TruthSpan span, CountListener listener) {
    if (isSurplus(recording, span)) {
      return Telling.SURPLUS;
    }
    int periods = counts.periods.size();
    boolean taken = join(recording).tell(span, counting(listener));
    tidy(periods, listener);
    return taken ? Telling.TAKEN : Telling.LATE;
  }

  private boolean isSurplus(String recording, TruthSpan span) {
    var known = recordings.byName.get(recording);
    if (recordings.spans() < MAX_SPANS || (known != null && known.spans.replaces(span))) {
      return false;
    }
    return !recordings.forgetUnheardBut(recording) || recordings.spans() >= MAX_SPANS;
  }

  /** The recording that began there has no more windows; returns whether that changes anything. */
  public boolean end(String recording, Began began) {
    var over = recordings.byName.get(recording);
    if (over == null || over.ended || began.isBefore(over.began)) {
      return false;
    }
    over.ended = true;
    return true;
  }

  /** Notes when something was heard of it, in ms since 1970 by the clock of the log. */
  public void touch(long atMs) {
    touchedMs = Math.max(touchedMs, atMs);
  }

  /** Returns the latest time that was noted, or 0. */
  public long touchedMs() {
    return touchedMs;
  }

  /** Returns the counts; a view. */
  public PeriodCounts counts() {
    return counts;
  }

  private RecordingJoin join(String name) {
    var recording = recordings.byName.computeIfAbsent(name, n -> new RecordingJoin(rule));
    recording.clock = clock;
    return recording;
  }

  private CountListener counting(CountListener listener) {
    return (period, truth, predicted, windows) -> {
      long counted = counts.accept(period, truth, predicted, windows);
      listener.counted(counted, truth, predicted, windows);
    };
  }

  private void tidy(int periodsBefore, CountListener listener) {
    recordings.named(this::isOver).forEach(this::forget);
    while (recordings.byName.size() > MAX_RECORDINGS) {
      forget(recordings.heardLongestAgo());
    }
    recordings.settleSurplus(MAX_WAITING);
    boolean begun =
        counts.periods.size() > periodsBefore; // else not worth a look at all that waits
    if (begun && counts.periods.size() > PeriodCounts.KEPT) {
      counts.close(recordings.waitingPeriods(), listener::closed);
    }
  }

  private void forget(String name) {
    var recording = recordings.byName.remove(name);
    if (recording != null && recording.isHeard()) {
      forgotten.add(name, recording.began);
    }
  }

  private boolean isOver(RecordingJoin recording) {
    long patience = STALE_WAITS * (rule.truthWait() + rule.length());
    return clock - recording.clock > (recording.ended ? rule.truthWait() : patience);
  }
}
