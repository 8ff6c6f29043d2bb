// What a browser's AnalyserNode gives for each frame: fftSize 2048, smoothingTimeConstant 0, and of its 1,024 bins the
// first 232. The node itself is in browsers only; this is what the Web Audio specification says that it computes.

export const RATE = 44100;
export const LENGTH = 2048;
export const HOP = 1024;
export const FRAMES = 43;
export const BINS = 232;
export const WINDOW = HOP * (FRAMES - 1) + LENGTH;

const phase = (n) => (2 * Math.PI * n) / LENGTH;
const blackman = Float64Array.from({ length: LENGTH }, (_, n) => 0.42 - 0.5 * Math.cos(phase(n)) + 0.08 * Math.cos(2 * phase(n)));

/** In place: the discrete Fourier transform of a power of two of complex numbers. */
function fft(re, im) {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j], re[i]];
      [im[i], im[j]] = [im[j], im[i]];
    }
  }
  for (let size = 2; size <= n; size *= 2) {
    for (let k = 0; k < size / 2; k++) {
      const [c, s] = [Math.cos((-2 * Math.PI * k) / size), Math.sin((-2 * Math.PI * k) / size)];
      for (let a = k; a < n; a += size) {
        const b = a + size / 2;
        const [x, y] = [re[b] * c - im[b] * s, re[b] * s + im[b] * c];
        [re[b], im[b], re[a], im[a]] = [re[a] - x, im[a] - y, re[a] + x, im[a] + y];
      }
    }
  }
}

/** Decibels [FRAMES, BINS] of the WINDOW samples of a clip. */
function decibels(samples) {
  const out = new Float32Array(FRAMES * BINS);
  for (let t = 0; t < FRAMES; t++) {
    const re = blackman.map((w, n) => w * samples[t * HOP + n]);
    const im = new Float64Array(LENGTH);
    fft(re, im);
    for (let f = 0; f < BINS; f++) out[t * BINS + f] = 20 * Math.log10(Math.max(Math.hypot(re[f], im[f]) / LENGTH, 1e-10));
  }
  return out;
}

/** The library's input of a clip: decibels less their mean, over their standard deviation. */
export function features(samples) {
  const db = decibels(samples);
  const mean = db.reduce((a, b) => a + b, 0) / db.length;
  const std = Math.sqrt(db.reduce((a, b) => a + (b - mean) ** 2, 0) / db.length);
  return db.map((x) => (x - mean) / (std + 1e-7));
}
