package dev.earmark.app.command;

import dev.earmark.AudioEncoding;
import dev.earmark.app.CommandFailure;
import dev.earmark.client.SampleFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How samples are written that do not say so themselves. */
final class SampleOptions {
  private static final int MICROPHONE_RATE = 16_000;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description =
          "Standard input, or the file, is bare samples at this rate (otherwise WAV, FLAC or OGG).")
  private @Nullable Integer rate;

  @Option(
      names = "--channels",
      paramLabel = "N",
      defaultValue = "1",
      description = "Channels of bare samples and of the microphone (default: ${DEFAULT-VALUE}).")
  private int channels;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      defaultValue = "S16LE",
      description =
          "Encoding of bare samples: S16LE, S24LE, F32LE, ULAW, ALAW (default: ${DEFAULT-VALUE}).")
  private String encoding = "S16LE";

  /** Returns whether samples are bare, as far as the options say. */
  boolean isBare() {
    return rate != null;
  }

  /**
   * Returns how samples are written; the rate is the microphone's usual one where none is given.
   */
  SampleFormat format() {
    try {
      return new SampleFormat(rate == null ? MICROPHONE_RATE : rate, channels, encoding());
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw CommandFailure.wrong(
          message.replace("sampleRate", "--rate").replace("channels", "--channels"), e);
    }
  }

  private AudioEncoding encoding() {
    try {
      return AudioEncoding.valueOf(encoding.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrong(
          "--encoding must be S16LE, S24LE, F32LE, ULAW or ALAW: --encoding=" + encoding, e);
    }
  }
}
