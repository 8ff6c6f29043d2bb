package dev.earmark.app.send;

import dev.earmark.client.audio.AudioSource;
import dev.earmark.client.audio.LabelTrack;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * One recording that is to be sent.
 *
 * @param device whose it is
 * @param opening opens its audio
 * @param truths what is really heard in it
 * @param live whether it goes on until somebody ends it, and is then whole: the microphone,
 *     standard input
 */
public record Sending(String device, Opening opening, LabelTrack truths, boolean live) {
  /** Opens audio that ends early once {@code stopped} says so, even while nothing comes. */
  @FunctionalInterface
  public interface Opening {
    AudioSource open(BooleanSupplier stopped) throws IOException;
  }
}
