package dev.earmark.app.bring;

import dev.earmark.score.ModelCard;
import dev.earmark.spectrogram.FeatureExtractor;
import dev.earmark.spectrogram.FrontEnd;
import dev.earmark.spectrogram.Stft;
import dev.earmark.window.Window;
import java.nio.FloatBuffer;

/** What a front end makes of a window, by channel, frame and bin whatever the card's axes. */
final class Seen {
  private final ModelCard card;
  private final String order;
  private final int[] shape;
  private final float[] numbers;

  Seen(ModelCard card, Window window) {
    this.card = card;
    FrontEnd frontEnd = card.frontEnd();
    FeatureExtractor extractor = FeatureExtractor.of(frontEnd, card.grid());
    order = frontEnd.axes() == null ? "T" : frontEnd.axes().order().substring(1);
    shape = extractor.shape();
    FloatBuffer made = FloatBuffer.allocate(extractor.size());
    extractor.apply(window.samples(), window.padding(), made);
    numbers = made.array();
  }

  /** How long an axis is: C, T or F; 1 where the card has none. */
  int length(char axis) {
    int at = order.indexOf(axis);
    return at < 0 ? 1 : shape[at];
  }

  float at(int channel, int frame, int bin) {
    int index = 0;
    for (int i = 0; i < shape.length; i++) {
      char axis = order.charAt(i);
      index = index * shape[i] + (axis == 'C' ? channel : axis == 'T' ? frame : bin);
    }
    return numbers[index];
  }

  /** The least and the largest number; apart also where all are the same. */
  double[] range() {
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (float number : numbers) {
      least = Math.min(least, number);
      largest = Math.max(largest, number);
    }
    return new double[] {least, largest > least ? largest : least + 1};
  }

  /** What the frames' axis spans, in seconds. */
  double seconds() {
    Stft stft = card.frontEnd().stft();
    boolean resized = card.frontEnd().image().resize() != null;
    int samples = stft == null || resized ? card.windowSamples() : length('T') * stft.hopLength();
    return (double) samples / card.sampleRate();
  }

  /** What the bins' axis counts. */
  String binName() {
    return switch (card.frontEnd().kind()) {
      case WAVEFORM -> "sample";
      case SPECTROGRAM, COMPLEX -> inHz() ? "Hz" : "bin";
      case MEL -> "mel band";
      case MFCC -> "coefficient";
    };
  }

  /** What lies at the bins' axis from its beginning to its end. */
  double[] binRange() {
    int from = card.frontEnd().image().crop().fromBin();
    double first = card.frontEnd().image().resize() == null ? from : 0;
    Stft stft = card.frontEnd().stft();
    double unit = inHz() && stft != null ? (double) card.sampleRate() / stft.nFft() : 1;
    return new double[] {first * unit, (first + length('F')) * unit};
  }

  private boolean inHz() {
    FrontEnd.Kind kind = card.frontEnd().kind();
    boolean bins = kind == FrontEnd.Kind.SPECTROGRAM || kind == FrontEnd.Kind.COMPLEX;
    boolean plain =
        card.frontEnd().image().resize() == null && card.frontEnd().image().deltas() == null;
    return bins && plain;
  }

  String title() {
    return "%s sees %s, %d x %d x %d (channels, frames, bins)"
        .formatted(
            card.id(),
            card.frontEnd().kind().name().toLowerCase(java.util.Locale.ROOT),
            length('C'),
            length('T'),
            length('F'));
  }
}
