package dev.earmark.score;

import dev.earmark.rule.Rule;
import dev.earmark.spectrogram.FrontEnd;
import dev.earmark.window.WindowGrid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param thresholds by label, where they differ from {@code threshold}; for independent labels only
 * @param band the frequencies that it was trained on; null where it does not say
 * @param wiring which tensors are its input and its scores
 * @param golden a clip and its scores; null where it brings none
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
    Origin origin,
    Map<String, Double> thresholds,
    @Nullable Band band,
    Wiring wiring,
    @Nullable Golden golden) {

  private static final int LOWEST_RATE = 1_000;
  private static final int HIGHEST_RATE = 768_000;
  private static final int LONGEST_WINDOW = 10_000_000;

  /** Refuses a card that contradicts itself. */
  public ModelCard {
    labels = List.copyOf(labels);
    thresholds = Map.copyOf(thresholds);
    CardRules.name("name", name);
    CardRules.name("version", version);
    CardRules.labels(labels);
    CardRules.role("background", background, labels);
    CardRules.role("unknown", unknown, labels);
    Rule.check(
        background == null || !background.equals(unknown),
        "background and unknown must differ",
        "background",
        background,
        "unknown",
        unknown);
    CardRules.range("sampleRate", sampleRate, LOWEST_RATE, HIGHEST_RATE);
    CardRules.range("windowSamples", windowSamples, 1, LONGEST_WINDOW);
    CardRules.range("hopSamples", hopSamples, 1, LONGEST_WINDOW);
    CardRules.threshold("threshold", threshold);
    CardRules.thresholds(thresholds, labels, output);
    frontEnd.check(sampleRate, windowSamples);
    if (band != null) {
      band.check(sampleRate);
    }
    if (golden != null) {
      golden.check(windowSamples, labels.size());
    }
  }

  /** A card that says no more than the first format can. */
  public ModelCard(
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
    this(
        name,
        version,
        labels,
        background,
        unknown,
        sampleRate,
        windowSamples,
        hopSamples,
        frontEnd,
        output,
        threshold,
        origin,
        Map.of(),
        null,
        Wiring.PLAIN,
        null);
  }

  /** The score from which a label counts as heard. */
  public double threshold(String label) {
    return thresholds.getOrDefault(label, threshold);
  }

  /** Whether it says what only the second format can. */
  boolean needsSecondFormat() {
    return !thresholds.isEmpty() || band != null || golden != null || !wiring.equals(Wiring.PLAIN);
  }

  /** Reads JSON of format 1 or 2; unknown and missing fields are refused by name. */
  public static ModelCard read(String json) throws ModelException {
    return CardReader.read(json);
  }

  /**
   * This card as JSON of the first format that can say all of it, which {@link #read} takes back.
   */
  public String toJson() {
    return CardWriter.write(this);
  }

  /** Name and version, such as {@code commands@1}. */
  public String id() {
    return name + "@" + version;
  }

  /** A sentence where windows lie so far apart that nothing hears the audio between them. */
  public Optional<String> unheard() {
    return hopSamples <= windowSamples
        ? Optional.empty()
        : Optional.of(
            "audio between windows is not heard, %d of every %d samples: hopSamples=%d, windowSamples=%d"
                .formatted(hopSamples - windowSamples, hopSamples, hopSamples, windowSamples));
  }

  /** Which samples make a window. */
  public WindowGrid grid() {
    return new WindowGrid(sampleRate, windowSamples, hopSamples);
  }
}
