package dev.earmark.app.run;

import dev.earmark.app.Voice;
import dev.earmark.score.Model;
import dev.earmark.score.ModelException;
import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.model.Classifier;
import dev.earmark.topology.model.Seat;
import dev.earmark.topology.model.SeatedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A model whose files are looked at again and again: a new version that has settled and can be used
 * takes the seat, and a file that is gone is told of.
 */
public final class WatchedModel {
  private final ModelFiles files;
  private final SettledFiles settled;
  private final Function<Path, Model> loading;
  private final Voice voice;
  private final VersionContents versions = new VersionContents();
  private final Seat seat;
  private SeatedModel seated;

  /** What the files held that listen now. */
  private String listening;

  private boolean retired;

  /**
   * Loads the first version; of a folder the last one that can be used, and a sentence says of each
   * later one why it cannot.
   *
   * @param place a file, or a folder of which the .onnx file that was written last listens
   * @param loading loads, checks and warms a model; throws with a sentence where it cannot be used
   * @param voice takes sentences for a person
   */
  public WatchedModel(Path place, Function<Path, Model> loading, Voice voice) {
    files = new ModelFiles(place);
    this.loading = loading;
    this.voice = voice;
    settled = new SettledFiles(files);
    FirstVersion first = FirstVersion.of(place, loading, voice);
    listening = first.content();
    seated = new SeatedModel(first.model());
    seat = new Seat(seated.classifier());
    versions.listens(seat.card(), listening);
  }

  Seat seat() {
    return seat;
  }

  /** Returns the version that listens, and what runs it. */
  synchronized Listening listening() {
    return new Listening(seat.card(), seated.provider());
  }

  /** Returns the file that was found by the last look. */
  Path file() {
    return files.onnx();
  }

  /** Counts the version that listens where the processor runs it for want of a card. */
  synchronized void countFallback(TopologyCounts counts) {
    if (seated.fellBack()) {
      counts.add(Count.MODEL_FALLBACKS);
    }
  }

  /** Frees the session when its last scorer is closed; what is still being loaded, at once. */
  public synchronized void retire() {
    retired = true;
    seated.retire();
  }

  /** Looks at the files, and has a new version take over if there is a whole one. */
  void look(TopologyCounts counts) {
    try {
      settled.look().ifPresent(content -> takeIfNew(content, counts));
    } catch (IOException unreadable) {
      refuse("model %s: cannot be read: %s".formatted(files.onnx(), unreadable), counts);
    } catch (ModelException unusable) {
      refuse("model %s: %s".formatted(files.onnx(), unusable.getMessage()), counts);
    }
    if (settled.justGone()) {
      voice.warn(
          "%s is gone; %s goes on, and a start would fail"
              .formatted(files.onnx(), seat.card().id()));
    }
  }

  /** Files of what listens that were only touched are nothing new. */
  private void takeIfNew(String content, TopologyCounts counts) {
    if (content.equals(listening)) {
      return;
    }
    try {
      take(content, counts);
    } catch (RuntimeException unusable) {
      refuse(String.valueOf(unusable.getMessage()), counts);
    }
  }

  private void refuse(String why, TopologyCounts counts) {
    counts.add(Count.MODELS_REFUSED);
    voice.warn("a new file is not taken over, %s goes on: %s".formatted(seat.card().id(), why));
  }

  private void take(String content, TopologyCounts counts) {
    String before = seat.card().id();
    var next = new SeatedModel(loading.apply(files.onnx()));
    SeatedModel left = exchangeOrRetire(next, content);
    if (left == next) {
      next.retire();
      return;
    }
    listening = content;
    counts.add(Count.MODEL_SWAPS);
    countFallback(counts);
    voice.say("%s takes over from %s".formatted(seat.card().id(), before));
    left.retire();
  }

  private SeatedModel exchangeOrRetire(SeatedModel next, String content) {
    try {
      return settled.stillHold(content) ? exchange(next, content) : next;
    } catch (RuntimeException | Error unfit) {
      next.retireAfter(unfit);
      throw unfit;
    }
  }

  /** Returns which of the two is left: the one that was seated, or where all is over the next. */
  private synchronized SeatedModel exchange(SeatedModel next, String content) {
    if (retired) {
      return next;
    }
    Classifier version = next.classifier();
    versions.check(seat.card(), version.card(), content);
    seat.take(version);
    versions.listens(version.card(), content);
    SeatedModel before = seated;
    seated = next;
    return before;
  }
}
