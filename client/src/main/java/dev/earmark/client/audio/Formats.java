package dev.earmark.client.audio;

import dev.earmark.AudioEncoding;
import dev.earmark.client.SampleFormat;

/**
 * Turns what a file says of its samples into a {@link SampleFormat}, or into an error that names
 * the file.
 */
final class Formats {
  private Formats() {}

  static SampleFormat check(String file, long sampleRate, int channels, AudioEncoding encoding)
      throws AudioFileException {
    try {
      return new SampleFormat(Math.toIntExact(sampleRate), channels, encoding);
    } catch (IllegalArgumentException e) {
      throw new AudioFileException(file, "cannot be heard", String.valueOf(e.getMessage()));
    } catch (ArithmeticException e) {
      throw new AudioFileException(file, "cannot be heard", "sampleRate=" + sampleRate);
    }
  }
}
