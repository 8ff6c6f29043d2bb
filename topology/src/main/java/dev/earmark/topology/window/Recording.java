package dev.earmark.topology.window;

import dev.earmark.chunk.Chunk;
import dev.earmark.topology.chunk.Extent;
import dev.earmark.topology.chunk.Origin;
import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.chunk.RecordingKey;
import dev.earmark.topology.chunk.Tail;
import dev.earmark.topology.model.Seat;
import dev.earmark.window.CutCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An open recording of this task: its tail in its lanes, and where the log holds that tail. */
public final class Recording {
  private final RecordingKey key;
  private final Origin origin;
  private final List<Lane> lanes;
  private final Lane earliest;
  private final Marks.@Nullable Mark left;
  private final Needed needed = new Needed();
  private final Checkpoints checkpoints;
  private final Reach reach;
  private final Captured captured = new Captured();
  private final long needFrom;
  private CutCounts counted;
  private long heardWallMs;
  private boolean lastCame;
  private boolean broughtNew;
  private boolean settled;

  Recording(RecordingKey key, Origin origin, RecordingRules rules, RecordingStart start) {
    this.key = key;
    this.origin = origin;
    lanes = start.lanes();
    earliest = Collections.min(lanes, Comparator.comparingLong(Lane::firstSampleNeeded));
    left = start.checkpoint().next().left(lanes.stream().map(l -> l.panel().grid()).toList());
    reach = new Reach(origin, rules, start.checkpoint().need().heard());
    needFrom = start.checkpoint().need().offset();
    checkpoints = new Checkpoints(start.at(marks(start.lanes(), left)), rules.checkpointAge());
    counted = earliest.counts();
  }

  /** Returns which recording of which device it is. */
  public RecordingKey key() {
    return key;
  }

  /** Returns what it has from its first chunk for good. */
  public Origin origin() {
    return origin;
  }

  /** Returns how far it was heard. */
  public Extent heard() {
    return reach.heard();
  }

  /** Returns the wall clock when it was heard last, or when the task started. */
  long heardWallMs() {
    return heardWallMs;
  }

  void heardAtWall(long wallMs) {
    heardWallMs = wallMs;
  }

  /** Returns what its chunks said beside their samples. */
  Captured captured() {
    return captured;
  }

  /** Notes that the log up to {@code nowMs} was deleted unread. */
  void missed(long nowMs) {
    reach.missed(nowMs);
  }

  /** Returns whether the record at {@code offset} is of those that it was resumed with. */
  boolean needs(long offset) {
    return offset >= needFrom;
  }

  boolean ended() {
    return lanes.stream().allMatch(Lane::ended);
  }

  /** Returns whether it has ended and its last window is scored, so that it can be let go. */
  public boolean settled() {
    return settled;
  }

  /**
   * Takes a chunk that lies at {@code place} of the log, unless it is refused as misplaced, and
   * returns the windows it completes.
   */
  List<LaneWindow> accept(Chunk chunk, Place place) {
    List<LaneWindow> windows = new ArrayList<>(2);
    FarChunk first = reach.admit(chunk, place);
    if (first != null) {
      take(first.chunk(), first.place(), windows);
    }
    take(chunk, place, windows);
    return windows;
  }

  /**
   * Takes a chunk for good. One that neither holds a new sample nor is the first to say where the
   * recording ends need not be read again: what it repeats is read where it came first.
   */
  private void take(Chunk chunk, Place place, List<LaneWindow> windows) {
    boolean isNew = false;
    for (Lane lane : lanes) {
      long before = lane.counts().samples();
      lane.accept(chunk, windows);
      isNew |= lane.counts().samples() > before;
    }
    boolean firstLast = chunk.last() && !lastCame;
    lastCame |= chunk.last();
    broughtNew = firstLast || isNew;
    if (broughtNew) {
      needed.add(reach.tail(place.offset()), chunk.endSample());
    }
    reach.note(chunk, place);
  }

  /** Returns whether the last chunk brought a sample that was not heard, or the end. */
  boolean broughtNew() {
    return broughtNew;
  }

  /** Returns how many records of the log hold what its next windows are made of. */
  int recordsNeeded() {
    return needed.size();
  }

  /** Ends it where it was heard last and returns the windows that remain. */
  List<LaneWindow> end() {
    List<LaneWindow> windows = new ArrayList<>(1);
    lanes.forEach(lane -> lane.end(windows));
    return windows;
  }

  /** Returns whether none of its windows waits for a score. */
  public boolean idleForScores() {
    return lanes.stream().allMatch(Lane::idleForScores);
  }

  /** Returns the names of the models that hear it. */
  public Set<String> models() {
    return lanes.stream()
        .flatMap(lane -> lane.panel().seats().stream())
        .map(Seat::name)
        .collect(Collectors.toSet());
  }

  /** Returns what is to be kept of it once the log was taken as far as {@code progress} says. */
  public Cursor cursor(TaskProgress progress) {
    lanes.forEach(Lane::settle);
    settled = ended() && idleForScores();
    return cursor(progress.at(), progress.from());
  }

  /** Returns what is to be kept of it when it has just begun: none of its windows is scored. */
  Cursor firstCursor(long at) {
    return cursor(at, at);
  }

  private Cursor cursor(long at, long from) {
    needed.dropBefore(lanes.stream().mapToLong(Lane::firstSampleNeeded).min().orElseThrow());
    Tail need = reach.need(needed.first(reach.tail(from)));
    var checkpoint = new Checkpoint(marks(lanes, left), need, at, heard());
    Checkpoint earlier = checkpoints.earlierThan(checkpoint, heardWallMs);
    return new Cursor(origin, checkpoint, earlier, settled);
  }

  private static Marks marks(List<Lane> lanes, Marks.@Nullable Mark left) {
    return new Marks(lanes.stream().map(Lane::mark).toList()).with(left);
  }

  /** Returns what became of its samples since this was last asked. */
  CutCounts newCounts() {
    CutCounts before = counted;
    counted = earliest.counts();
    return counted.since(before);
  }
}
