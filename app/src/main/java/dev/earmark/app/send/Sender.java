package dev.earmark.app.send;

import dev.earmark.client.AudioProducer;
import dev.earmark.client.Mark;
import dev.earmark.client.Playback;
import dev.earmark.client.Recording;
import dev.earmark.client.SendException;
import dev.earmark.client.audio.AudioSource;
import dev.earmark.client.audio.LabelTrack;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends recordings one after the other; one that cannot be read is said, and the next one sent. */
public final class Sender {
  private final AudioProducer producer;
  private final Playback playback;
  private final Optional<String> label;

  /** Takes the label that each recording has from its first to its last sample, if any. */
  public Sender(AudioProducer producer, Playback playback, Optional<String> label) {
    this.producer = producer;
    this.playback = playback;
    this.label = label;
  }

  /**
   * Sends one recording.
   *
   * @param problems is told why it could not be read, in one sentence
   * @return whether all of it was sent
   * @throws SendException where it could not be delivered
   */
  public Optional<Sent> send(Sending sending, Consumer<String> problems)
      throws InterruptedException {
    try (AudioSource source = sending.opening().open()) {
      LabelTrack truths = sending.truths().read();
      return Optional.of(send(sending.device(), source, truths));
    } catch (IOException | IllegalArgumentException e) {
      problems.accept(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Sent send(String device, AudioSource source, LabelTrack truths)
      throws IOException, InterruptedException {
    try (Recording recording = producer.open(device, source.format())) {
      Optional<Mark> mark = label.map(recording::begin);
      long frames = playback.play(source, truths, recording);
      mark.ifPresent(Mark::end);
      return new Sent(device, recording.name(), source.format().seconds(frames));
    }
  }

  /**
   * A recording that was sent.
   *
   * @param recording its name
   * @param seconds its length
   */
  public record Sent(String device, String recording, double seconds) {}
}
