package dev.earmark.prediction;

/**
 * How loud samples are, in dB relative to full scale (1.0).
 *
 * @param rmsDbfs their root mean square
 * @param peakDbfs their largest absolute value
 */
public record Level(double rmsDbfs, double peakDbfs) {

  /** Root mean square and largest absolute value; digital silence for no samples. */
  public static Level of(float[] samples) {
    double squares = 0;
    float peak = 0;
    for (float sample : samples) {
      squares += (double) sample * sample;
      peak = Math.max(peak, Math.abs(sample));
    }
    return new Level(dbfs(Math.sqrt(squares / Math.max(1, samples.length))), dbfs(peak));
  }

  private static double dbfs(double amplitude) {
    return Math.max(Heard.SILENCE_DBFS, 20 * Math.log10(amplitude));
  }
}
