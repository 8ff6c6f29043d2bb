package dev.earmark.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.window.WindowGrid;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Front ends of any parts that fit together, on windows of any length. */
class AnyFrontEndTest {

  private static final int RATE = 8_000;
  private static final List<String> AXES = List.of("NTF", "NCFT", "NFTC", "NF", "NT", "NCT");

  @Property(tries = 500)
  void isRefusedInASentenceOrGivesAsManyFiniteNumbersAsItsShapeSays(@ForAll long seed) {
    var random = new SplittableRandom(seed);
    int length = 1 + random.nextInt(1_500);
    FeatureExtractor extractor;
    try {
      var grid = new WindowGrid(RATE, length, 1 + random.nextInt(length));
      extractor = FeatureExtractor.of(any(random), grid);
    } catch (IllegalArgumentException refused) {
      Statistics.label("accepted").collect(false);
      assertThat(refused).hasMessageContaining("=");
      return;
    }
    Statistics.label("accepted").coverage(coverage -> coverage.check(true).percentage(p -> p > 5));
    Statistics.label("accepted").collect(true);
    var out = FloatBuffer.allocate(Arrays.stream(extractor.shape()).reduce(1, (a, b) -> a * b));
    for (int turn = 0; turn < 2; turn++) {
      extractor.apply(noise(random, length), random.nextInt(length), out.clear());
    }
    assertThat(out.remaining()).isZero();
    for (float value : out.array()) {
      assertThat(value).isFinite();
    }
  }

  private static FrontEnd any(SplittableRandom random) {
    var kind = one(random, FrontEnd.Kind.values());
    boolean mel = kind == FrontEnd.Kind.MEL || kind == FrontEnd.Kind.MFCC;
    boolean leveled = mel || kind == FrontEnd.Kind.SPECTROGRAM;
    boolean pcen = leveled && random.nextInt(4) == 0;
    return new FrontEnd(
        kind,
        new Samples(1 + random.nextInt(3), one(random, Samples.Filling.values())),
        kind == FrontEnd.Kind.WAVEFORM ? null : stft(random, kind == FrontEnd.Kind.COMPLEX),
        mel ? mel(random) : null,
        leveled && !pcen ? log(random) : Log.NONE,
        pcen ? new Pcen(0.98, 2, 0.5, 0.4, 1e-6, 1) : null,
        kind == FrontEnd.Kind.MFCC ? dct(random) : null,
        leveled ? image(random) : Image.PLAIN,
        new Normalisation(
            one(
                random,
                Normalisation.Kind.NONE,
                Normalisation.Kind.WINDOW,
                Normalisation.Kind.BINS),
            List.of(0.0),
            List.of(1.0),
            1e-3,
            random.nextInt(2)),
        new Axes(AXES.get(random.nextInt(AXES.size()))));
  }

  private static Stft stft(SplittableRandom random, boolean complex) {
    int nFft = List.of(16, 20, 30, 64, 100).get(random.nextInt(5));
    var padding = one(random, Stft.Padding.values());
    boolean left = padding != Stft.Padding.NONE || random.nextBoolean();
    return new Stft(
        1 + random.nextInt(nFft),
        1 + random.nextInt(100),
        nFft,
        one(random, Stft.WindowFunction.values()),
        padding,
        complex ? 0 : 1 + random.nextInt(2),
        new Framing(
            left ? Framing.Align.LEFT : Framing.Align.CENTER,
            random.nextBoolean(),
            random.nextInt(2) * 0.97,
            random.nextBoolean() ? Framing.Normalized.NONE : Framing.Normalized.FRAME_LENGTH));
  }

  private static MelBands mel(SplittableRandom random) {
    return new MelBands(
        1 + random.nextInt(20),
        random.nextInt(200),
        400 + random.nextInt(3_600),
        one(random, MelBands.Scale.values()),
        one(random, MelBands.Norm.values()),
        one(random, MelBands.Triangles.values()));
  }

  private static Log log(SplittableRandom random) {
    return new Log(
        one(random, Log.Kind.LN, Log.Kind.LOG10, Log.Kind.DB, Log.Kind.AMPLITUDE_DB),
        random.nextInt(2) * 1e-3,
        1e-6,
        random.nextBoolean() ? null : Double.valueOf(2),
        random.nextBoolean() ? null : Double.valueOf(random.nextInt(80)));
  }

  private static Dct dct(SplittableRandom random) {
    return new Dct(
        1 + random.nextInt(8),
        one(random, Dct.Norm.values()),
        random.nextInt(30),
        one(random, Dct.LifterKind.values()));
  }

  private static Image image(SplittableRandom random) {
    return new Image(
        new Crop(random.nextInt(2), random.nextInt(2) * (2 + random.nextInt(5)), random.nextInt(3)),
        random.nextBoolean() ? null : deltas(random),
        one(random, Pool.values()),
        random.nextBoolean() ? null : new Resize(1 + random.nextInt(9), 1 + random.nextInt(9)));
  }

  private static @Nullable Deltas deltas(SplittableRandom random) {
    return new Deltas(
        one(random, Deltas.Kind.values()),
        3 + 2 * random.nextInt(4),
        1 + random.nextInt(2),
        one(random, Deltas.Stack.values()));
  }

  @SafeVarargs
  private static <T> T one(SplittableRandom random, T... values) {
    return values[random.nextInt(values.length)];
  }

  private static float[] noise(SplittableRandom random, int samples) {
    var noise = new float[samples];
    for (int n = 0; n < samples; n++) {
      noise[n] = (float) random.nextGaussian();
    }
    return noise;
  }
}
