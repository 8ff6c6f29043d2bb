package dev.earmark.bench.kill;

import dev.earmark.chunk.AudioFormat;
import dev.earmark.chunk.Encoding;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One recording of one device, made by code: the same samples whenever they are asked for.
 *
 * @param seed what it is made of
 * @param device name of the device
 * @param number which of the device's recordings
 * @param format rate, channels and encoding
 * @param frames length in frames
 */
record Take(long seed, String device, int number, AudioFormat format, int frames) {
  private static final List<AudioFormat> FORMATS =
      List.of(
          new AudioFormat(8_000, 1, Encoding.ULAW),
          new AudioFormat(16_000, 1, Encoding.S16LE),
          new AudioFormat(22_050, 2, Encoding.F32LE),
          new AudioFormat(44_100, 2, Encoding.S16LE),
          new AudioFormat(48_000, 1, Encoding.S24LE));
  private static final double SHORTEST_SECONDS = 0.5;
  private static final double LONGEST_SECONDS = 15;
  private static final double LOUDEST = 0.49;

  /** Returns the recording of that number. */
  static Take of(long seed, int device, int number) {
    long own = new SplittableRandom(seed * 1_000_003 + device * 10_007L + number).nextLong();
    var random = new SplittableRandom(own);
    var format = FORMATS.get(device % FORMATS.size());
    double seconds = random.nextDouble(SHORTEST_SECONDS, LONGEST_SECONDS);
    return new Take(own, "device-" + device, number, format, (int) (seconds * format.sampleRate()));
  }

  /** Returns the same of a device of another name. */
  Take named(String device) {
    return new Take(seed, device, number, format, frames);
  }

  String recording() {
    return "take-" + number;
  }

  /** Returns which of so many labels it is said to be. */
  int labelOf(int labels) {
    return Math.floorMod(seed, labels);
  }

  /**
   * Returns all frames, of which each has a sample of each channel: bursts of gliding tones, the
   * second channel half as loud, under noise of its own in each channel.
   */
  byte[] pcm() {
    var random = new SplittableRandom(seed);
    var pcm = new PcmEncoder(format.encoding(), frames * format.channels());
    double baseHz = random.nextDouble(100, 1_500);
    double glideHz = random.nextDouble(0, 500);
    double everyFrames = random.nextDouble(0.3, 1.5) * format.sampleRate();
    double phase = 0;
    for (int n = 0; n < frames; n++) {
      double seconds = (double) n / format.sampleRate();
      phase += 2 * Math.PI * (baseHz + glideHz * Math.sin(3 * seconds)) / format.sampleRate();
      double loud = Math.max(0, Math.sin(2 * Math.PI * n / everyFrames));
      double tone = loud * (Math.sin(phase) + 0.4 * Math.sin(3 * phase));
      for (int channel = 1; channel <= format.channels(); channel++) {
        pcm.put(LOUDEST * (tone / channel + random.nextDouble(-0.05, 0.05)));
      }
    }
    return pcm.bytes();
  }
}
