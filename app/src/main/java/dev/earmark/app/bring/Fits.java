package dev.earmark.app.bring;

import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.score.Scorer;
import dev.earmark.score.UnscorableException;
import dev.earmark.spectrogram.FeatureExtractor;
import dev.earmark.window.Window;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What cards make of a clip, and which of them make what was expected. */
final class Fits {
  /** How far numbers may be from those of another tool: of the largest one, of a probability. */
  static final double TOLERANCE = 1e-4;

  private final Model model;
  private final Window window;

  Fits(Model model, Window window) {
    this.model = model;
    this.window = window;
  }

  /**
   * A card that fits.
   *
   * @param neighbour the card
   * @param difference what is left, as the tolerance counts it
   */
  record Fit(Neighbour neighbour, double difference) {}

  /** The front end's numbers. */
  double[] spectrogram(ModelCard card) {
    FeatureExtractor extractor = FeatureExtractor.of(card.frontEnd(), card.grid());
    FloatBuffer made = FloatBuffer.allocate(extractor.size());
    extractor.apply(window.samples(), window.padding(), made);
    return doubles(made.array());
  }

  /** The probabilities by a card. */
  double[] scores(ModelCard card) {
    try (Scorer scorer = model.newScorer(card)) {
      return doubles(scorer.score(List.of(window)).get(0));
    }
  }

  static double[] doubles(float[] floats) {
    return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
  }

  /** Those whose spectrogram is the expected one, the nearest first. */
  List<Fit> bySpectrogram(List<Neighbour> neighbours, double[] expected) {
    return fitting(neighbours, neighbour -> spectrogramFar(neighbour.card(), expected));
  }

  private OptionalDouble spectrogramFar(ModelCard card, double[] expected) {
    boolean asMany = IntStream.of(shape(card)).reduce(1, (a, b) -> a * b) == expected.length;
    return asMany
        ? OptionalDouble.of(Difference.ofScale(expected, spectrogram(card)).relative())
        : OptionalDouble.empty();
  }

  /** Those whose scores are the expected ones, the nearest first. */
  List<Fit> byScores(List<Neighbour> neighbours, double[] expected) {
    return fitting(
        neighbours,
        neighbour ->
            takes(neighbour.card())
                ? scoresFar(neighbour.card(), expected)
                : OptionalDouble.empty());
  }

  /** Whether a card's front end makes what the graph takes. */
  boolean takes(ModelCard other) {
    return Arrays.equals(shape(other), shape(model.card()));
  }

  private static int[] shape(ModelCard card) {
    return card.frontEnd().shape(card.windowSamples());
  }

  private OptionalDouble scoresFar(ModelCard card, double[] expected) {
    try {
      return OptionalDouble.of(Difference.of(expected, scores(card), 1).largest());
    } catch (UnscorableException e) {
      return OptionalDouble.empty(); // no probabilities, so not these
    }
  }

  private static List<Fit> fitting(
      List<Neighbour> neighbours, Function<Neighbour, OptionalDouble> far) {
    return neighbours.stream()
        .flatMap(neighbour -> fit(neighbour, far.apply(neighbour)))
        .sorted(Comparator.comparingDouble(Fit::difference))
        .toList();
  }

  private static Stream<Fit> fit(Neighbour neighbour, OptionalDouble far) {
    return far.stream()
        .filter(difference -> difference <= TOLERANCE)
        .mapToObj(difference -> new Fit(neighbour, difference));
  }
}
