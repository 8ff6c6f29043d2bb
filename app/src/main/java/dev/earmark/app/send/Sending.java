package dev.earmark.app.send;

import dev.earmark.client.audio.AudioSource;
import dev.earmark.client.audio.LabelTrack;
import java.io.IOException;

/**
 * One recording that is to be sent.
 *
 * @param device whose it is
 * @param opening opens its audio
 * @param truths says what is really heard in it
 */
public record Sending(String device, Opening opening, Truths truths) {
  /** Opens audio. */
  @FunctionalInterface
  public interface Opening {
    AudioSource open() throws IOException;
  }

  /** Reads what is really heard. */
  @FunctionalInterface
  public interface Truths {
    LabelTrack read() throws IOException;
  }
}
