package dev.earmark.spectrogram;

/**
 * The Fourier transform of the real samples of several frames at a time: they are the lanes, every
 * operation is done to all of them, and none sees another's numbers.
 *
 * <p>Samples are taken as half as many complex numbers, even ones real, odd ones imaginary. Number
 * {@code columns·r + c} lies in row r at {@code [c][lane]}; rows are transformed, turned and
 * transposed, and transformed again, so that rows are long although lanes are few. Then spectrum
 * and mirrored spectrum are told apart.
 */
final class FrameTransform {

  /** Numbers that one array of samples of all lanes holds, so that they stay in a core's cache. */
  private static final int LARGEST = 1 << 16;

  private final int half;
  private final int rows;
  private final int columns;
  private final RowTransform down;
  private final RowTransform across;
  private final Rows samples;
  private final Rows transposed;
  private final Turn[] turns;
  private final int mostLanes;
  private int lanes;

  /** Of {@code nFft} samples, for windows of so many frames. */
  FrameTransform(int nFft, int frames) {
    half = nFft / 2;
    rows = rows(half);
    columns = half / rows;
    mostLanes = Math.min(frames, LARGEST / nFft);
    down = new RowTransform(rows);
    across = new RowTransform(columns);
    samples = new Rows(rows, columns * mostLanes);
    transposed = new Rows(columns, rows * mostLanes);
    turns = new Turn[nFft];
    for (int k = 0; k < nFft; k++) {
      turns[k] = Turn.of(k, nFft);
    }
  }

  /** The largest divisor that is not above its partner. */
  private static int rows(int half) {
    int rows = (int) Math.sqrt(half);
    while (half % rows != 0) {
      rows--;
    }
    return rows;
  }

  /** How many frames go together at most. */
  int mostLanes() {
    return mostLanes;
  }

  /** How many frames go together now. */
  int lanes() {
    return lanes;
  }

  /** Begins anew with so many frames. */
  void begin(int lanes) {
    this.lanes = lanes;
    samples.length(columns * lanes);
    transposed.length(rows * lanes);
  }

  /** Where the samples {@code 2·pair} go, one a lane, from {@link #at} on. */
  float[] even(int pair) {
    return samples.re(down.row(pair / columns));
  }

  /** Where the samples {@code 2·pair + 1} go, one a lane, from {@link #at} on. */
  float[] odd(int pair) {
    return samples.im(down.row(pair / columns));
  }

  /** Where the first lane's sample goes. */
  int at(int pair) {
    return pair % columns * lanes;
  }

  /** Puts real and imaginary parts of all bins at {@code [bin][lane]}; samples are then used up. */
  void apply(float[] re, float[] im) {
    down.apply(samples);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        turn(r, c);
      }
    }
    across.apply(transposed);
    outermost(re, im);
    for (int bin = 1; 2 * bin <= half; bin++) {
      split(bin, re, im);
    }
  }

  /** Turns and transposes one number of each lane. */
  private void turn(int row, int column) {
    float[] fromRe = samples.re(row);
    float[] fromIm = samples.im(row);
    float[] toRe = transposed.re(across.row(column));
    float[] toIm = transposed.im(across.row(column));
    Turn w = turns[2 * row * column];
    float cos = w.cos();
    float sin = w.sin();
    int from = column * lanes;
    int to = row * lanes;
    int end = lanes;
    for (int i = 0; i < end; i++) {
      float x = fromRe[from + i];
      float y = fromIm[from + i];
      toRe[to + i] = x * cos - y * sin;
      toIm[to + i] = x * sin + y * cos;
    }
  }

  /** The bins of 0 Hz and of half the sample rate. */
  private void outermost(float[] re, float[] im) {
    float[] even = transposed.re(0);
    float[] odd = transposed.im(0);
    int last = half * lanes;
    for (int i = 0; i < lanes; i++) {
      re[i] = even[i] + odd[i];
      im[i] = 0;
      re[last + i] = even[i] - odd[i];
      im[last + i] = 0;
    }
  }

  /**
   * A bin and the one as far below half the sample rate, {@code e + wo} and the conjugate of {@code
   * e - wo}, where e and o are the spectra of even and of odd samples. Four places of each array:
   * no vector instructions, and still little beside the rows.
   */
  private void split(int bin, float[] re, float[] im) {
    int other = half - bin;
    float[] aRe = transposed.re(bin / rows);
    float[] aIm = transposed.im(bin / rows);
    float[] bRe = transposed.re(other / rows);
    float[] bIm = transposed.im(other / rows);
    int a = bin % rows * lanes;
    int b = other % rows * lanes;
    int to = bin * lanes;
    int toOther = other * lanes;
    float cos = 0.5f * turns[bin].cos();
    float sin = 0.5f * turns[bin].sin();
    int end = lanes;
    for (int i = 0; i < end; i++) {
      float x = aRe[a + i];
      float y = aIm[a + i];
      float u = bRe[b + i];
      float v = bIm[b + i];
      float evenRe = 0.5f * (x + u);
      float evenIm = 0.5f * (y - v);
      float turnedRe = (y + v) * cos - (u - x) * sin;
      float turnedIm = (y + v) * sin + (u - x) * cos;
      re[to + i] = evenRe + turnedRe;
      im[to + i] = evenIm + turnedIm;
      re[toOther + i] = evenRe - turnedRe;
      im[toOther + i] = turnedIm - evenIm;
    }
  }
}
