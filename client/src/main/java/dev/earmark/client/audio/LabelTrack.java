package dev.earmark.client.audio;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is heard when: an Audacity label track, one line {@code start TAB end TAB label} a label, in
 * seconds.
 *
 * <pre>
 * 0.500  1.250  yes     heard from 0.5 s up to, not including, 1.25 s
 * 2.000  2.640  stop
 * </pre>
 *
 * @param labels in order of their starts
 */
public record LabelTrack(List<Label> labels) {
  /** A track without labels. */
  public static final LabelTrack EMPTY = new LabelTrack(List.of());

  public LabelTrack {
    labels = labels.stream().sorted(Comparator.comparingDouble(Label::start)).toList();
  }

  /**
   * One label.
   *
   * @param start seconds, 0 or later
   * @param end seconds, {@code start} or later
   */
  public record Label(double start, double end, String text) {
    public Label {
      if (!(start >= 0) || !(end >= start) || end == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "times must be 0 <= start <= end: start=%s, end=%s".formatted(start, end));
      }
      if (text.isBlank() || !text.equals(text.strip()) || text.matches("(?s).*[\\t\\r\\n].*")) {
        throw new IllegalArgumentException(
            "label must be one line without tabs, not blank: label='%s'".formatted(text));
      }
    }

    /** Returns the position of the first sample, the nearest to {@code start}. */
    public long fromSample(int sampleRate) {
      return Math.round(start * sampleRate);
    }

    /** Returns the position of the first sample after the label, the nearest to {@code end}. */
    public long toSample(int sampleRate) {
      return Math.round(end * sampleRate);
    }
  }

  /**
   * Returns the label track beside an audio file: the same name with {@code .txt}, where it exists.
   */
  public static Optional<Path> beside(Path audio) {
    String name = String.valueOf(audio.getFileName()).replaceFirst("\\.[^.]*$", "");
    return Optional.of(audio.resolveSibling(name + ".txt")).filter(Files::isRegularFile);
  }

  /**
   * Reads a file; blank lines and Audacity's frequency lines, which begin with a backslash, are
   * passed over.
   *
   * @throws AudioFileException naming file, line and rule
   */
  public static LabelTrack read(Path file) throws IOException {
    List<String> lines = lines(file);
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.startsWith("\\")) {
        labels.add(label(file + ":" + (i + 1), line));
      }
    }
    return new LabelTrack(labels);
  }

  private static List<String> lines(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new AudioFileException(file.toString(), "must be a file", "not there");
    }
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new AudioFileException(
          file.toString(), "a label track must be UTF-8 text", "it is not");
    }
  }

  private static Label label(String where, String line) throws AudioFileException {
    String[] fields = line.strip().split("\t", 3);
    if (fields.length < 3) {
      throw new AudioFileException(
          where, "must be start, end and label with tabs between", "line='" + line + "'");
    }
    try {
      return new Label(
          Double.parseDouble(fields[0]), Double.parseDouble(fields[1]), fields[2].strip());
    } catch (NumberFormatException e) {
      throw new AudioFileException(where, "times must be seconds", "line='" + line + "'");
    } catch (IllegalArgumentException e) {
      throw new AudioFileException(where, "must be a label", String.valueOf(e.getMessage()));
    }
  }

  /** Writes the track to a file, times to the microsecond. */
  public void write(Path file) throws IOException {
    Files.write(file, labels.stream().map(LabelTrack::line).toList());
  }

  private static String line(Label label) {
    return String.format(Locale.ROOT, "%.6f\t%.6f\t%s", label.start(), label.end(), label.text());
  }
}
