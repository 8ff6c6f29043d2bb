package dev.earmark.client.audio;

import java.io.IOException;

/**
 * Says in one sentence which file is no audio that can be read, which value is wrong, and the rule.
 */
public final class AudioFileException extends IOException {
  private static final long serialVersionUID = 1L;

  AudioFileException(String file, String rule, String value) {
    super(file + ": " + rule + ": " + value);
  }

  static AudioFileException cutOff(String file, String expected, String found) {
    return new AudioFileException(file, "is cut off, must hold " + expected, found);
  }
}
