package dev.earmark.app.bring;

import dev.earmark.app.bring.Fits.Fit;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.window.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Holds a model against what the tool that made it says of a clip, stage by stage. */
final class Check {
  private final Model model;
  private final ModelCard card;
  private final Expected expected;
  private final Window window;
  private Fits fits;
  private final Findings findings = new Findings();

  /** The cards that mend the first stage that a card can mend, the nearest first. */
  private Remedies remedies = new Remedies(List.of(), card -> true);

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
    return !findings.differ();
  }

  List<String> lines() {
    return findings.lines();
  }

  /** The changes that mend the first stage that differs; none where nothing fits the graph. */
  List<String> remedy() {
    return remedies.change();
  }

  private void samples() {
    double[] numbers = expected.of(Stage.SAMPLES);
    if (numbers == null) {
      return;
    }
    double[] made = Fits.doubles(window.samples());
    int clip = made.length - window.padding();
    if (numbers.length != made.length && numbers.length != clip) {
      findings.tellDiffering(
          Stage.SAMPLES, "differ: expected %d, made %d".formatted(numbers.length, clip));
      return;
    }
    Difference far = Difference.ofScale(numbers, Arrays.copyOf(made, numbers.length));
    findings.tell(Stage.SAMPLES, far, far.relative());
    if (far.relative() > Fits.TOLERANCE) {
      Samples.cause(numbers, made).ifPresent(findings::because);
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
    findings.because("what follows is made of the expected samples");
  }

  private void spectrogram() {
    double[] numbers = expected.of(Stage.SPECTROGRAM);
    if (numbers == null) {
      return;
    }
    double[] made = fits.spectrogram(card);
    if (made.length == numbers.length) {
      Difference far = Difference.ofScale(numbers, made);
      findings.tell(Stage.SPECTROGRAM, far, far.relative());
      if (far.relative() <= Fits.TOLERANCE) {
        return;
      }
    } else {
      findings.tellDiffering(
          Stage.SPECTROGRAM,
          "differs: expected %d numbers, made %d".formatted(numbers.length, made.length));
    }
    unlike = true;
    remedies = new Remedies(spectrogramRemedies(numbers), fits::takes);
    remedies.tell("its spectrogram", findings);
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
    return fitted.isEmpty() ? fits.bySpectrogram(neighbours.pairs(), numbers) : fitted;
  }

  private void scores() {
    double[] given = expected.of(Stage.SCORES);
    if (given == null) {
      return;
    }
    expected.checkLength(Stage.SCORES, "labels", card.labels().size());
    double[] wanted = Probabilities.of(given, card.output());
    Difference far = Difference.of(wanted, fits.scores(card), 1);
    findings.tell(Stage.SCORES, far, far.largest());
    if (Probabilities.areLogits(given, card.output())) {
      findings.because("the expected scores are logits: their softmax was compared");
    }
    if (far.largest() > Fits.TOLERANCE) {
      label(far);
      explain(wanted);
    } else if (unlike) {
      findings.because("the scores agree all the same, so another clip would show more");
    }
  }

  private void label(Difference far) {
    findings.because(
        "label %s: expected %.6f, made %.6f"
            .formatted(card.labels().get(far.at()), far.expected(), far.made()));
  }

  private void explain(double[] wanted) {
    if (unlike) {
      confirm(wanted);
      return;
    }
    double[] spectrogram = expected.of(Stage.SPECTROGRAM);
    var neighbours = new Neighbours(card);
    List<Neighbour> tried = spectrogram == null ? neighbours.single() : neighbours.outputs();
    remedies = new Remedies(fits.byScores(tried, wanted), fits::takes);
    if (remedies.none() && permuted(wanted)) {
      findings.because("the same scores in another order: the labels are in another order there");
    } else if (remedies.none() && spectrogram != null) {
      findings.because("its input agrees, so the graph itself computes otherwise: export it again");
    } else {
      remedies.tell("its scores", findings);
    }
  }

  /** Whether what mends the spectrogram mends the scores. */
  private void confirm(double[] wanted) {
    if (remedies.none()) {
      return;
    }
    Neighbour first = remedies.nearest();
    List<Fit> mended = fits.byScores(List.of(first), wanted);
    findings.because(
        mended.isEmpty()
            ? "and do so with " + first + " too"
            : "with %s they agree: difference %s"
                .formatted(first, Findings.number(mended.get(0).difference())));
  }

  private boolean permuted(double[] wanted) {
    double[] one = DoubleStream.of(wanted).sorted().toArray();
    double[] other = DoubleStream.of(fits.scores(card)).sorted().toArray();
    return Difference.of(one, other, 1).largest() <= Fits.TOLERANCE;
  }
}
