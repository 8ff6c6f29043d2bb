package dev.earmark.app.send;

import dev.earmark.client.SampleFormat;
import dev.earmark.client.audio.AudioSource;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** A source that can be brought to an early end; for one thread. */
public final class StoppableSource implements AudioSource {
  private final AudioSource source;
  private final BooleanSupplier stopped;
  private boolean cut;

  /** Ends before the next read once {@code stopped} says so. */
  public StoppableSource(AudioSource source, BooleanSupplier stopped) {
    this.source = source;
    this.stopped = stopped;
  }

  /** Returns whether it ended because it was stopped, so that the rest of it was not read. */
  public boolean isCut() {
    return cut;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public SampleFormat format() {
    return source.format();
  }

  @Override
  public OptionalLong frames() {
    return source.frames();
  }

  /** A stopped source may have been left in the middle of something, which is no fault of it. */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (stopped.getAsBoolean()) {
      return cutOff();
    }
    try {
      return source.read(buffer, offset, length);
    } catch (IOException e) {
      if (stopped.getAsBoolean()) {
        return cutOff();
      }
      throw e;
    }
  }

  private int cutOff() {
    cut = true;
    return -1;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
