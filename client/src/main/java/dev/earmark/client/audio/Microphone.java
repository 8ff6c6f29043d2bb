package dev.earmark.client.audio;

import dev.earmark.AudioEncoding;
import dev.earmark.client.SampleFormat;
import java.io.IOException;
import java.util.OptionalLong;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** Captures the default input of the machine, 16 bits, until it is closed. */
public final class Microphone implements AudioSource {
  private static final int PIECES_PER_SECOND = 50;

  private final SampleFormat format;
  private final TargetDataLine line;

  private Microphone(SampleFormat format, TargetDataLine line) {
    this.format = format;
    this.line = line;
  }

  /**
   * Starts to capture.
   *
   * @throws AudioFileException where the machine has no input for that rate and number of channels
   */
  public static AudioSource open(int sampleRate, int channels) throws IOException {
    SampleFormat format = new SampleFormat(sampleRate, channels, AudioEncoding.S16LE);
    try {
      TargetDataLine line =
          AudioSystem.getTargetDataLine(new AudioFormat(sampleRate, 16, channels, true, false));
      line.open();
      line.start();
      return new Microphone(format, line);
    } catch (LineUnavailableException | IllegalArgumentException | LinkageError e) {
      AudioFileException said =
          new AudioFileException(
              "microphone", "this machine must have an audio input for " + format, reason(e));
      said.initCause(e);
      throw said;
    }
  }

  private static String reason(Throwable e) {
    return e instanceof LineUnavailableException ? "it is in use" : "it has none";
  }

  @Override
  public String name() {
    return "microphone";
  }

  @Override
  public SampleFormat format() {
    return format;
  }

  @Override
  public OptionalLong frames() {
    return OptionalLong.empty();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    int wanted = Math.min(length, format.sampleRate() / PIECES_PER_SECOND * format.frameBytes());
    int read = line.read(buffer, offset, wanted / format.frameBytes() * format.frameBytes());
    return read == 0 ? -1 : read; // a line returns nothing only once it is stopped
  }

  /** Stops capturing; a read that waits in another thread ends. */
  @Override
  public void close() {
    line.stop();
    line.close();
  }
}
