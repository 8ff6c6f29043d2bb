package dev.earmark.app.bring;

import dev.earmark.app.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A text file of labels, one a line, in the order of the model's scores. */
final class LabelsFile {
  private static final int LARGEST = 1 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private LabelsFile() {}

  /**
   * Reads the labels; spaces around them are dropped, and empty lines at the end.
   *
   * @throws CommandFailure where the file cannot be read, a line is blank, or a label is there
   *     twice
   */
  static List<String> read(Path file) {
    List<String> labels = text(file).replace(BYTE_ORDER_MARK, "").stripTrailing().lines().toList();
    labels = labels.stream().map(String::strip).toList();
    Map<String, Integer> lines = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      check(!label.isEmpty(), file, "a label must not be blank: line=" + (i + 1));
      Integer before = lines.put(label, i + 1);
      check(
          before == null,
          file,
          "labels must differ: label=" + label + ", lines=" + before + " and " + (i + 1));
    }
    check(!labels.isEmpty(), file, "must hold a label a line");
    return labels;
  }

  private static String text(Path file) {
    try {
      check(Files.size(file) <= LARGEST, file, "must be at most " + LARGEST + " bytes");
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw CommandFailure.wrong("--labels must name a file: --labels=" + file, e);
    } catch (IOException e) {
      throw CommandFailure.wrong("--labels must name a text file in UTF-8: --labels=" + file, e);
    }
  }

  private static void check(boolean kept, Path file, String sentence) {
    if (!kept) {
      throw CommandFailure.wrong("labels file " + file + ": " + sentence);
    }
  }
}
