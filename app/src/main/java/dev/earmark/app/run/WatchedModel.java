package dev.earmark.app.run;

import dev.earmark.score.Model;
import dev.earmark.topology.Seat;
import dev.earmark.topology.SeatedModel;
import dev.earmark.topology.TopologyCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A model whose files are looked at again and again; a new version that is whole takes the seat.
 *
 * <p>Files that have changed are read when they look the same at two looks, and loaded when they
 * hold the same at two: what is still being written is left alone, and what could not be read or
 * taken over is not tried again before it changes.
 */
public final class WatchedModel {
  private final ModelFiles files;
  private final Function<Path, Model> loading;
  private final Consumer<String> say;
  private final Seat seat;
  private SeatedModel seated;
  private List<FileLook> settled;
  private List<FileLook> seen = List.of();
  private String seenContent = "";

  /** What the files held that listen now, and what they held that was refused last. */
  private String listening;

  private String refused = "";

  /**
   * Loads the first version.
   *
   * @param place a file, or a folder of which the .onnx file that was written last listens
   * @param loading loads, checks and warms a model; throws with a sentence where it cannot be used
   * @param say takes a sentence for a person
   */
  public WatchedModel(Path place, Function<Path, Model> loading, Consumer<String> say) {
    files = new ModelFiles(place);
    this.loading = loading;
    this.say = say;
    files.look();
    settled = files.look();
    listening = contentOrNone(files);
    seated = new SeatedModel(loading.apply(files.onnx()));
    seat = new Seat(seated.classifier());
  }

  /** What cannot be read, loading refuses with a sentence. */
  private static String contentOrNone(ModelFiles files) {
    try {
      return files.content();
    } catch (IOException unreadable) {
      return "";
    }
  }

  Seat seat() {
    return seat;
  }

  /** Counts the version that listens where the processor runs it for want of a card. */
  void countFallback(TopologyCounts counts) {
    if (seated.fellBack()) {
      counts.modelFellBack();
    }
  }

  /** Frees the session when its last scorer is closed. */
  public void retire() {
    seated.retire();
  }

  /** Looks at the files, and has a new version take over if there is a whole one. */
  void look(TopologyCounts counts) {
    List<FileLook> now = files.look();
    if (now.isEmpty() || now.equals(settled)) {
      return;
    }
    if (!now.equals(seen)) {
      seen = now;
      seenContent = "";
      return;
    }
    try {
      read(now, counts);
    } catch (IOException unreadable) {
      settled = now;
      refuse("model %s: cannot be read: %s".formatted(files.onnx(), unreadable), counts);
    }
  }

  private void read(List<FileLook> now, TopologyCounts counts) throws IOException {
    String content = files.content();
    if (content.equals(seenContent)) {
      settle(now, content, counts);
    }
    seenContent = content;
  }

  /** Files that were only touched, or that are as they were when refused, are nothing new. */
  private void settle(List<FileLook> now, String content, TopologyCounts counts) {
    settled = now;
    if (content.equals(listening) || content.equals(refused)) {
      return;
    }
    try {
      take(content, counts);
    } catch (RuntimeException unusable) {
      refused = content;
      refuse(String.valueOf(unusable.getMessage()), counts);
    }
  }

  private void refuse(String why, TopologyCounts counts) {
    counts.modelRefused();
    say.accept("a new file is not taken over, %s goes on: %s".formatted(seat.card().id(), why));
  }

  private void take(String content, TopologyCounts counts) {
    String before = seat.card().id();
    var next = new SeatedModel(loading.apply(files.onnx()));
    try {
      if (!contentOrNone(files).equals(content)) {
        settled = List.of(); // they were written to meanwhile: looked at anew
        next.retire();
        return;
      }
      seat.take(next.classifier());
    } catch (RuntimeException unfit) {
      next.retire();
      throw unfit;
    }
    listening = content;
    refused = "";
    seated.retire();
    seated = next;
    counts.modelSwapped();
    countFallback(counts);
    say.accept("%s takes over from %s".formatted(seat.card().id(), before));
  }
}
