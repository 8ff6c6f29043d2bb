package dev.earmark.app.run;

import dev.earmark.score.ModelException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a model's files hold, once it has settled: they look the same at two looks, and then hold
 * the same at two. What is still being written is left alone, and what could not be read is tried
 * again when it is touched.
 */
final class SettledFiles {
  private static final int GONE_AFTER_LOOKS = 2;

  private final ModelFiles files;
  private List<FileLook> settled;
  private List<FileLook> seen = List.of();
  private String seenContent = "";

  /** How often in a row there was no file, counted to one more than is told of. */
  private int missed;

  /** Takes the files as they are for settled. */
  SettledFiles(ModelFiles files) {
    this.files = files;
    settled = files.lookTwice();
  }

  /**
   * Looks at them, and returns what they hold if that has just settled.
   *
   * @throws ModelException where one is no regular file or all are larger than any model
   */
  Optional<String> look() throws IOException, ModelException {
    List<FileLook> now = files.look();
    missed = now.isEmpty() ? Math.min(missed, GONE_AFTER_LOOKS) + 1 : 0;
    if (now.isEmpty() || now.equals(settled)) {
      return Optional.empty();
    }
    if (now.equals(seen)) {
      return read(now);
    }
    seen = now;
    seenContent = "";
    return Optional.empty();
  }

  private Optional<String> read(List<FileLook> now) throws IOException, ModelException {
    String before = seenContent;
    try {
      seenContent = files.content();
    } catch (IOException | ModelException unreadable) {
      settled = now;
      throw unreadable;
    }
    if (!seenContent.equals(before)) {
      return Optional.empty();
    }
    settled = now;
    return Optional.of(seenContent);
  }

  /** Returns whether there was no file at the last two looks, and was one before. */
  boolean justGone() {
    return missed == GONE_AFTER_LOOKS;
  }

  /**
   * Returns whether they still hold that; if they were written to meanwhile, they are unsettled.
   */
  boolean stillHold(String content) {
    boolean still = files.contentOrNone().equals(content);
    if (!still) {
      settled = List.of();
    }
    return still;
  }
}
