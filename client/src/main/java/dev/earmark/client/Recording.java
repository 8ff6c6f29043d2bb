package dev.earmark.client;

import dev.earmark.AudioChunk;
import dev.earmark.Truth;
import dev.earmark.TruthSource;
import org.jspecify.annotations.Nullable;

/**
 * One uninterrupted capture by one device; samples are written as they come, in pieces of any size.
 *
 * <pre>
 * written               chunks of 100 ms at 16 kHz         positions
 * 1,000 + 1,000 frames  1,600 at once, 400 wait            [0, 1600)
 * 1,200                 1,600 at once                      [1600, 3200)
 * 7, then close         7 with last = true                 [3200, 3207)
 * </pre>
 *
 * <p>The first sample was captured when its piece was written, less the piece's length; each later
 * one follows by its position. Thread-safe; writes of two threads are not ordered.
 */
public final class Recording implements AutoCloseable {
  private final AudioProducer producer;
  private final String device;
  private final String name;
  private final SampleFormat format;
  private final Delivery delivery;
  private final CaptureTimes times;
  private final Pending pending;
  private long sent; // frames
  private boolean closed;

  Recording(AudioProducer producer, String device, String name, SampleFormat format) {
    this.producer = producer;
    this.device = device;
    this.name = name;
    this.format = format;
    delivery = new Delivery("recording %s/%s".formatted(device, name));
    times = new CaptureTimes(producer.clock(), format.sampleRate());
    pending = new Pending(format.chunkBytes(producer.chunkMs()));
  }

  public String device() {
    return device;
  }

  /** Returns the recording's name, unique for the device. */
  public String name() {
    return name;
  }

  public SampleFormat format() {
    return format;
  }

  /** Returns how many frames a chunk has; only the last one may have fewer. */
  public int chunkFrames() {
    return pending.size() / format.frameBytes();
  }

  /** Returns how many whole frames have been written: the position of the next one. */
  public synchronized long position() {
    return sent + pending.count() / format.frameBytes();
  }

  /**
   * Writes samples that are encoded as the format says; a frame may be split between two pieces.
   *
   * @throws SendException where something of this recording could not be delivered, now or before
   * @throws IllegalStateException after {@link #close}
   */
  public void write(byte[] samples) {
    write(samples, 0, samples.length);
  }

  /** Writes a part of an array; see {@link #write(byte[])}. */
  public synchronized void write(byte[] samples, int offset, int length) {
    checkOpen();
    times.captured(length / format.frameBytes());
    for (int from = offset; from < offset + length; ) {
      from += pending.take(samples, from, offset + length);
      if (pending.isFull()) {
        sendPending(false);
      }
    }
  }

  /** Writes interleaved samples; the encoding must be {@code S16LE}. */
  public void write(short[] samples) {
    write(Samples.encode(samples, format.encoding()));
  }

  /**
   * Writes interleaved samples of −1 to 1, rounded and clipped where the encoding is {@code S16LE}
   * or {@code S24LE}, as they are where it is {@code F32LE}; no other encoding takes floats.
   */
  public void write(float[] samples) {
    write(Samples.encode(samples, format.encoding()));
  }

  /**
   * Says what is heard in a span of samples, which may lie ahead of what has been written.
   *
   * @param fromSample first sample of the span
   * @param toSample first sample after it
   */
  public void mark(String label, long fromSample, long toSample) {
    if (toSample <= fromSample) {
      throw new IllegalArgumentException(
          "toSample must be above fromSample: fromSample=%d, toSample=%d"
              .formatted(fromSample, toSample));
    }
    sendTruth(label, fromSample, toSample);
  }

  /** Says that from the next sample on something is heard, until {@link Mark#end}. */
  public Mark begin(String label) {
    long from = position();
    sendTruth(label, from, null);
    return new Mark(this, label, from);
  }

  void sendTruth(String label, long from, @Nullable Long to) {
    if (label.isBlank() || from < 0) {
      throw new IllegalArgumentException(
          "a truth must have a label and start at 0 or later: label='%s', fromSample=%d"
              .formatted(label, from));
    }
    Truth truth =
        new Truth(device, name, from, to, format.sampleRate(), label, TruthSource.PRODUCER);
    checkOpen();
    producer.awaitTruths(delivery);
    synchronized (this) { // what was closed meanwhile says so, and nothing follows its end
      checkOpen();
      producer.send(truth, delivery);
    }
  }

  private synchronized void checkOpen() {
    if (closed) {
      throw new IllegalStateException(
          "recording must be open: recording=%s/%s".formatted(device, name));
    }
    delivery.check();
  }

  private void sendPending(boolean last) {
    AudioChunk chunk =
        AudioChunk.newBuilder()
            .setDevice(device)
            .setRecording(name)
            .setFirstSample(sent)
            .setSampleRate(format.sampleRate())
            .setChannels(format.channels())
            .setEncoding(format.encoding())
            .setCapturedAt(times.at(sent))
            .setLast(last)
            .setSamples(pending.waiting())
            .build();
    producer.send(chunk, delivery);
    sent += pending.count() / format.frameBytes();
    pending.clear();
  }

  /**
   * Ends the recording: sends what is left, marks the end and waits until all is delivered; does
   * nothing the second time.
   *
   * @throws SendException where something of this recording could not be delivered; then its end is
   *     not marked either, because what came before it is not whole
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    try {
      end();
    } finally {
      closed = true;
      producer.closed(this);
    }
  }

  private void end() {
    delivery.check();
    int rest = pending.count() % format.frameBytes();
    if (rest != 0) {
      throw new SendException(
          "recording %s/%s must end with a whole frame of %d bytes: bytes=%d"
              .formatted(device, name, format.frameBytes(), rest),
          null);
    }
    if (position() > 0) {
      sendPending(true);
    }
    producer.flush(delivery);
    delivery.check();
  }
}
