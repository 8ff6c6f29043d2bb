package dev.earmark.app.bring;

import dev.earmark.app.bring.Fits.Fit;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Holds a model against what the tool that made it says of a clip, stage by stage. */
final class Check {
  private static final int NAMED = 3;
  private static final int LONGEST_PAIRED = 1 << 17;

  private final Model model;
  private final ModelCard card;
  private final Expected expected;
  private final Window window;
  private Fits fits;
  private final List<String> lines = new ArrayList<>();

  /** The cards that mend the first stage that a card can mend, the nearest first. */
  private List<Fit> remedies = List.of();

  private boolean differs;
  private boolean unlike;

  Check(Model model, Expected expected, Window window) {
    this.model = model;
    card = model.card();
    this.expected = expected;
    this.window = window;
    fits = new Fits(model, window);
  }

  /** Compares; {@link #lines} then says what was found. Returns whether all stages agree. */
  boolean agrees() {
    samples();
    spectrogram();
    scores();
    return !differs;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** The changes that mend the first stage that differs; none where nothing fits. */
  List<String> remedy() {
    return remedies.isEmpty() ? List.of() : remedies.get(0).neighbour().change();
  }

  private void samples() {
    double[] numbers = expected.of(Stage.SAMPLES);
    if (numbers == null) {
      return;
    }
    double[] made = Fits.doubles(window.samples());
    int clip = made.length - window.padding();
    if (numbers.length != made.length && numbers.length != clip) {
      tell(Stage.SAMPLES, "differ: expected %d, made %d".formatted(numbers.length, clip));
      return;
    }
    Difference far = Difference.ofScale(numbers, Arrays.copyOf(made, numbers.length));
    tell(Stage.SAMPLES, far, far.relative());
    if (far.relative() > Fits.TOLERANCE) {
      Samples.cause(numbers, made).ifPresent(this::because);
      goOnWith(numbers, made);
    }
  }

  /** What comes later cannot agree with other samples, unless these are but larger. */
  private void goOnWith(double[] numbers, double[] made) {
    if (Samples.sixteenBit(numbers, made)) {
      return;
    }
    float[] samples = new float[made.length];
    for (int n = 0; n < numbers.length; n++) {
      samples[n] = (float) numbers[n];
    }
    Window other = new Window(0, 0, samples.length, samples, window.coverage(), window.padding());
    fits = new Fits(model, other);
    because("what follows is made of the expected samples");
  }

  private void spectrogram() {
    double[] numbers = expected.of(Stage.SPECTROGRAM);
    if (numbers == null) {
      return;
    }
    double[] made = fits.spectrogram(card);
    if (made.length == numbers.length) {
      Difference far = Difference.ofScale(numbers, made);
      tell(Stage.SPECTROGRAM, far, far.relative());
      if (far.relative() <= Fits.TOLERANCE) {
        return;
      }
    } else {
      tell(
          Stage.SPECTROGRAM,
          "differs: expected %d numbers, made %d".formatted(numbers.length, made.length));
    }
    unlike = true;
    remedies = spectrogramRemedies(numbers);
    nameRemedies("its spectrogram");
  }

  private List<Fit> spectrogramRemedies(double[] numbers) {
    var neighbours = new Neighbours(card);
    List<Fit> single = fits.bySpectrogram(neighbours.single(), numbers);
    if (!single.isEmpty()) {
      return single;
    }
    List<Neighbour> linear =
        Linear.of(numbers, fits, neighbours).flatMap(neighbours::of).stream().toList();
    List<Fit> fitted = fits.bySpectrogram(linear, numbers);
    return fitted.isEmpty() && triesPairs()
        ? fits.bySpectrogram(neighbours.pairs(), numbers)
        : fitted;
  }

  /** Thousands of pairs of a long window would take minutes. */
  private boolean triesPairs() {
    return card.windowSamples() <= LONGEST_PAIRED;
  }

  private void scores() {
    double[] given = expected.of(Stage.SCORES);
    if (given == null) {
      return;
    }
    expected.checkLength(Stage.SCORES, "labels", card.labels().size());
    double[] wanted = Probabilities.of(given, card.output());
    Difference far = Difference.of(wanted, fits.scores(card), 1);
    tell(Stage.SCORES, far, far.largest());
    if (Probabilities.areLogits(given, card.output())) {
      because("the expected scores are logits: their softmax was compared");
    }
    if (far.largest() > Fits.TOLERANCE) {
      label(far);
      explain(wanted);
    } else if (unlike) {
      because("the scores agree all the same, so another clip would show more");
    }
  }

  private void label(Difference far) {
    because(
        "label %s: expected %.6f, made %.6f"
            .formatted(card.labels().get(far.at()), far.expected(), far.made()));
  }

  private void explain(double[] wanted) {
    if (unlike) {
      confirm(wanted);
      return;
    }
    double[] spectrogram = expected.of(Stage.SPECTROGRAM);
    if (spectrogram == null) {
      remedies = fits.byScores(new Neighbours(card).single(), wanted);
    } else {
      remedies = fits.byScores(outputs(), wanted);
    }
    if (remedies.isEmpty() && permuted(wanted)) {
      because("the same scores in another order: the labels are in another order there");
    } else if (remedies.isEmpty() && spectrogram != null) {
      because("its input agrees, so the graph itself computes otherwise: export it again");
    } else {
      nameRemedies("its scores");
    }
  }

  private List<Neighbour> outputs() {
    return new Neighbours(card)
        .single().stream().filter(one -> one.card().frontEnd().equals(card.frontEnd())).toList();
  }

  /** Whether what mends the spectrogram mends the scores. */
  private void confirm(double[] wanted) {
    if (remedies.isEmpty()) {
      return;
    }
    Neighbour first = remedies.get(0).neighbour();
    List<Fit> mended = fits.byScores(List.of(first), wanted);
    because(
        mended.isEmpty()
            ? "and do so with " + first + " too"
            : "with %s they agree: difference %s"
                .formatted(first, number(mended.get(0).difference())));
  }

  private boolean permuted(double[] wanted) {
    double[] one = DoubleStream.of(wanted).sorted().toArray();
    double[] other = DoubleStream.of(fits.scores(card)).sorted().toArray();
    return Difference.of(one, other, 1).largest() <= Fits.TOLERANCE;
  }

  private void nameRemedies(String what) {
    if (remedies.isEmpty()) {
      because("no other window function, padding, mel scale, logarithm, normalisation or order of");
      because("axes makes " + what + " what was expected");
    }
    remedies.stream()
        .limit(NAMED)
        .forEach(fit -> because(fit.neighbour() + " fits: difference " + number(fit.difference())));
  }

  private void tell(Stage stage, Difference far, double counted) {
    boolean agrees = counted <= Fits.TOLERANCE;
    tell(
        stage,
        agrees
            ? "agree: difference " + number(counted)
            : "differ: difference %s, most at number %d: expected %s, made %s"
                .formatted(number(counted), far.at(), exact(far.expected()), exact(far.made())));
  }

  private void tell(Stage stage, String sentence) {
    differs |= sentence.startsWith("differ");
    lines.add("%-12s %s".formatted(stage.word(), sentence));
  }

  private void because(String sentence) {
    lines.add(" ".repeat(13) + sentence);
  }

  private static String exact(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  private static String number(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.3g", value);
  }
}
