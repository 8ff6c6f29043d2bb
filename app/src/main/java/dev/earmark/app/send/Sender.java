package dev.earmark.app.send;

import dev.earmark.client.AudioProducer;
import dev.earmark.client.Mark;
import dev.earmark.client.Playback;
import dev.earmark.client.Recording;
import dev.earmark.client.SendException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Sends recordings one after the other; one that cannot be read is said, and the next one sent. */
public final class Sender {
  private final AudioProducer producer;
  private final Playback playback;
  private final Optional<String> label;
  private final BooleanSupplier stopped;

  /**
   * Takes the label that each recording has from its first to its last sample, if any.
   *
   * @param stopped says when a recording is to be ended early
   */
  public Sender(
      AudioProducer producer, Playback playback, Optional<String> label, BooleanSupplier stopped) {
    this.producer = producer;
    this.playback = playback;
    this.label = label;
    this.stopped = stopped;
  }

  /**
   * Sends one recording, and its end in any case.
   *
   * @param problems is told why it could not be read, in one sentence
   * @return what was sent; empty where it could not be read to its end
   * @throws SendException where it could not be delivered
   */
  public Optional<Sent> send(Sending sending, Consumer<String> problems)
      throws InterruptedException {
    try (StoppableSource source = new StoppableSource(sending.opening().open(stopped), stopped)) {
      Sent sent = send(sending, source);
      if (sent.seconds() > 0 || source.isCut()) {
        return Optional.of(sent);
      }
      problems.accept(source.name() + ": holds no samples, so nothing was sent");
    } catch (IOException | IllegalArgumentException e) {
      problems.accept(String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private Sent send(Sending sending, StoppableSource source)
      throws IOException, InterruptedException {
    try (Recording recording = producer.open(sending.device(), source.format())) {
      long frames = play(sending, source, recording);
      double seconds = source.format().seconds(frames);
      boolean cut = source.isCut() && !sending.live();
      return new Sent(sending.device(), recording.name(), seconds, cut);
    }
  }

  /** Of a source that breaks off some is sent already: whoever sends it mended has that twice. */
  private long play(Sending sending, StoppableSource source, Recording recording)
      throws IOException, InterruptedException {
    Optional<Mark> mark = label.map(recording::begin);
    try {
      return playback.play(source, sending.truths(), recording);
    } catch (IOException broken) {
      if (recording.position() == 0) {
        throw broken;
      }
      throw new IOException(broken.getMessage() + "; " + sent(source, recording), broken);
    } finally {
      mark.ifPresent(Mark::end);
    }
  }

  private static String sent(StoppableSource source, Recording recording) {
    return String.format(
        Locale.ROOT,
        "%.1f s before that were sent as recording %s/%s",
        source.format().seconds(recording.position()),
        recording.device(),
        recording.name());
  }

  /**
   * A recording that was sent.
   *
   * @param recording its name
   * @param seconds its length
   * @param cut whether there would have been more of it
   */
  public record Sent(String device, String recording, double seconds, boolean cut) {}
}
