package dev.earmark.app.demo;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.send.StoppableSource;
import dev.earmark.chunk.AudioFormat;
import dev.earmark.chunk.Encoding;
import dev.earmark.chunk.PcmDecoder;
import dev.earmark.client.AudioProducer;
import dev.earmark.client.Pace;
import dev.earmark.client.Playback;
import dev.earmark.client.Recording;
import dev.earmark.client.SampleFormat;
import dev.earmark.client.SendException;
import dev.earmark.client.audio.AudioSource;
import dev.earmark.prediction.Level;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Plays one device into a recording, in a thread of its own, and tells how far it is. */
final class DevicePlayer implements Playback.Progress {
  private static final long END_MS = 5_000;

  private final DemoDevice device;
  private final Handoffs handoffs = new Handoffs();
  private final Thread thread;
  private volatile long frames;
  private volatile double levelDbfs = Double.NEGATIVE_INFINITY;
  private volatile boolean stopping;
  private volatile Optional<Exception> failure = Optional.empty();

  DevicePlayer(DemoDevice device, AudioProducer producer, Pace pace) {
    this.device = device;
    thread =
        new Thread(
            () -> play(producer, device.isLive() ? Pace.AS_FAST_AS_IT_GOES : pace),
            "earmark-device-" + device.name());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void play(AudioProducer producer, Pace pace) {
    try (AudioSource source = new StoppableSource(device.open(), () -> stopping);
        Recording recording = producer.open(device.name(), device.format())) {
      new Playback(pace, this).play(source, device.truths(), recording);
    } catch (IOException | SendException | IllegalArgumentException | InterruptedException e) {
      failure = Optional.of(e);
    }
  }

  @Override
  public void written(long total, ByteBuffer samples) {
    handoffs.handed(total, System.nanoTime());
    frames = total;
    levelDbfs = level(samples);
  }

  private double level(ByteBuffer samples) {
    SampleFormat format = device.format();
    Encoding encoding = Encoding.of(format.encoding().name());
    float[] mono =
        PcmDecoder.mono(samples, new AudioFormat(format.sampleRate(), format.channels(), encoding));
    return Level.of(mono).rmsDbfs();
  }

  /** Ends the recording after the chunk at hand; its end is sent like that of any other. */
  void stop() {
    stopping = true;
  }

  /** Waits for the end of the recording, for a bounded time. */
  void join() throws InterruptedException {
    thread.join(END_MS);
  }

  /**
   * Tells whether all has been handed over.
   *
   * @throws CommandFailure where the device broke
   */
  boolean isOver() {
    boolean over = !thread.isAlive();
    failure.ifPresent(
        e -> {
          throw CommandFailure.broken("device " + device.name() + ": " + e.getMessage(), e);
        });
    return over;
  }

  DemoDevice device() {
    return device;
  }

  Handoffs handoffs() {
    return handoffs;
  }

  /** Frames handed over so far. */
  long frames() {
    return frames;
  }

  /** Level of the last chunk, in dB relative to full scale. */
  double levelDbfs() {
    return levelDbfs;
  }
}
