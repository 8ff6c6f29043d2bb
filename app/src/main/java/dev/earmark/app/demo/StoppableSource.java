package dev.earmark.app.demo;

import dev.earmark.client.SampleFormat;
import dev.earmark.client.audio.AudioSource;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** A source that can be brought to an early end. */
final class StoppableSource implements AudioSource {
  private final AudioSource source;
  private final BooleanSupplier stopped;

  /** Ends before the next read once {@code stopped} says so. */
  StoppableSource(AudioSource source, BooleanSupplier stopped) {
    this.source = source;
    this.stopped = stopped;
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

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return stopped.getAsBoolean() ? -1 : source.read(buffer, offset, length);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
