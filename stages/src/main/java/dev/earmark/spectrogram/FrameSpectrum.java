package dev.earmark.spectrogram;

/**
 * Several frames' samples to their magnitudes or powers, from 0 Hz to half the sample rate, or to
 * their real and imaginary parts; all lie at {@code [bin][frame]}.
 */
final class FrameSpectrum {

  private final FrameTransform transform;
  private final FrameLoader loader;
  private final int power;
  private final int bins;
  private final float[] re;
  private final float[] im;
  private final float[][] channels;

  FrameSpectrum(Stft stft, double scale, int frames) {
    transform = new FrameTransform(stft.nFft(), frames);
    loader = new FrameLoader(stft, scale, transform);
    power = stft.power();
    bins = stft.bins();
    re = new float[bins * transform.mostLanes()];
    im = new float[re.length];
    channels = stft.complex() ? new float[][] {re, im} : new float[][] {re};
  }

  /** How many frames are transformed at a time at most. */
  int mostFrames() {
    return transform.mostLanes();
  }

  /**
   * Transforms so many frames, whose window functions begin at these samples of the signal; the
   * arrays, one a channel, are the same ones every time.
   */
  float[][] apply(float[] signal, int[] starts, int frames) {
    transform.begin(frames);
    loader.load(signal, starts);
    transform.apply(re, im);
    if (power > 0) {
      powers(bins * frames);
    }
    if (power == 1) {
      roots(bins * frames);
    }
    return channels;
  }

  private void powers(int end) {
    float[] x = re;
    float[] y = im;
    for (int i = 0; i < end; i++) {
      float real = x[i];
      float imaginary = y[i];
      x[i] = real * real + imaginary * imaginary;
    }
  }

  private void roots(int end) {
    float[] x = re;
    for (int i = 0; i < end; i++) {
      x[i] = (float) Math.sqrt(x[i]);
    }
  }
}
