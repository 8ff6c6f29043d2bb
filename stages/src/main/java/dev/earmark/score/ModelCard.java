package dev.earmark.score;

import dev.earmark.rule.Rule;
import dev.earmark.spectrogram.FrontEnd;
import dev.earmark.window.WindowGrid;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model file says of itself: everything between audio and labelled probabilities.
 *
 * @param name of the model
 * @param version of the model
 * @param labels in the order of its output
 * @param background the label that means nothing is said; null where there is none
 * @param unknown the label of sounds that are not in the list; null where there is none
 * @param sampleRate in Hz, of the samples that it takes
 * @param windowSamples samples that it hears at once
 * @param hopSamples samples from one window's start to the next
 * @param frontEnd what makes its input
 * @param output what its output is
 * @param threshold the probability from which a label counts as heard
 * @param origin licence, training data, measurements
 */
public record ModelCard(
    String name,
    String version,
    List<String> labels,
    @Nullable String background,
    @Nullable String unknown,
    int sampleRate,
    int windowSamples,
    int hopSamples,
    FrontEnd frontEnd,
    Output output,
    double threshold,
    Origin origin) {

  private static final int LOWEST_RATE = 1_000;
  private static final int HIGHEST_RATE = 768_000;
  private static final int LONGEST_WINDOW = 10_000_000;

  /** Refuses a card that contradicts itself. */
  public ModelCard {
    labels = List.copyOf(labels);
    checkName("name", name);
    checkName("version", version);
    checkLabels(labels);
    checkRole("background", background, labels);
    checkRole("unknown", unknown, labels);
    Rule.check(
        background == null || !background.equals(unknown),
        "background and unknown must differ",
        "background",
        background,
        "unknown",
        unknown);
    checkRange("sampleRate", sampleRate, LOWEST_RATE, HIGHEST_RATE);
    checkRange("windowSamples", windowSamples, 1, LONGEST_WINDOW);
    checkRange("hopSamples", hopSamples, 1, LONGEST_WINDOW);
    Rule.check(
        threshold > 0 && threshold <= 1,
        "threshold must be above 0 and at most 1",
        "threshold",
        threshold);
    frontEnd.check(sampleRate, windowSamples);
  }

  private static void checkName(String field, String name) {
    Rule.check(
        name.matches("[A-Za-z0-9._-]+"),
        field + " must be letters, digits, '.', '_' or '-'",
        field,
        name);
  }

  private static void checkLabels(List<String> labels) {
    Rule.check(!labels.isEmpty(), "labels must not be empty", "labels", labels);
    Rule.check(
        labels.stream().noneMatch(String::isBlank), "labels must not be blank", "labels", labels);
    Rule.check(
        new HashSet<>(labels).size() == labels.size(), "labels must differ", "labels", labels);
  }

  private static void checkRole(String role, @Nullable String label, List<String> labels) {
    Rule.check(
        label == null || labels.contains(label),
        role + " must be one of the labels",
        role,
        label,
        "labels",
        labels);
  }

  private static void checkRange(String name, int value, int least, int most) {
    Rule.check(
        value >= least && value <= most, name + " must be in " + least + ".." + most, name, value);
  }

  /** Reads format 1 JSON; unknown and missing fields are refused by name. */
  public static ModelCard read(String json) throws ModelException {
    return CardReader.read(json);
  }

  /** This card as format 1 JSON, which {@link #read} takes back. */
  public String toJson() {
    return CardWriter.write(this);
  }

  /** Name and version, such as {@code commands@1}. */
  public String id() {
    return name + "@" + version;
  }

  /** Which samples make a window. */
  public WindowGrid grid() {
    return new WindowGrid(sampleRate, windowSamples, hopSamples);
  }
}
