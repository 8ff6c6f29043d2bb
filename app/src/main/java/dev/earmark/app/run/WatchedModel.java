package dev.earmark.app.run;

import dev.earmark.score.Model;
import dev.earmark.topology.Seat;
import dev.earmark.topology.SeatedModel;
import dev.earmark.topology.TopologyCounts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A model whose file is looked at again and again; a new version that is whole takes the seat.
 *
 * <p>A file that has changed is read when it looks the same at two looks, and loaded when it holds
 * the same at two: one that is still being written is left alone, and what could not be taken over
 * is not tried again before it changes.
 */
public final class WatchedModel {
  private final Path path;
  private final Function<Path, Model> loading;
  private final Consumer<String> say;
  private final Seat seat;
  private SeatedModel seated;
  private @Nullable FileLook settled;
  private @Nullable FileLook seen;
  private String seenContent = "";

  /** What the file held that listens now, and what it held that was refused last. */
  private String listening;

  private String refused = "";

  /**
   * Loads the first version.
   *
   * @param loading loads, checks and warms a model; throws with a sentence where it cannot be used
   * @param say takes a sentence for a person
   */
  public WatchedModel(Path path, Function<Path, Model> loading, Consumer<String> say) {
    this.path = path;
    this.loading = loading;
    this.say = say;
    settled = FileLook.at(path).orElse(null);
    listening = FileLook.content(path).orElse("");
    seated = new SeatedModel(loading.apply(path));
    seat = new Seat(seated.classifier());
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

  /** Looks at the file, and has a new version take over if there is a whole one. */
  void look(TopologyCounts counts) {
    FileLook now = FileLook.at(path).orElse(null);
    if (now == null || now.equals(settled)) {
      return;
    }
    if (!now.equals(seen)) {
      seen = now;
      seenContent = "";
      return;
    }
    Optional<String> content = FileLook.content(path);
    if (content.isPresent() && content.get().equals(seenContent)) {
      settle(now, content.get(), counts);
    }
    seenContent = content.orElse("");
  }

  /** A file that was only touched, or that is as it was when it was refused, is nothing new. */
  private void settle(FileLook now, String content, TopologyCounts counts) {
    settled = now;
    if (content.equals(listening) || content.equals(refused)) {
      return;
    }
    try {
      take(content, counts);
    } catch (RuntimeException unusable) {
      refused = content;
      counts.modelRefused();
      say.accept(
          "a new file is not taken over, %s goes on: %s"
              .formatted(seat.card().id(), unusable.getMessage()));
    }
  }

  private void take(String content, TopologyCounts counts) {
    String before = seat.card().id();
    var next = new SeatedModel(loading.apply(path));
    try {
      if (!FileLook.content(path).equals(Optional.of(content))) {
        settled = null; // it was written to meanwhile: looked at anew
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
