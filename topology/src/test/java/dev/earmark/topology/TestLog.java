package dev.earmark.topology;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import dev.earmark.topology.window.TailReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * One partition of the chunks in memory, up to a steerable end; it is also read again from here.
 */
public final class TestLog implements TailReader {
  static final int RATE = 8_000;

  static {
    NamedAvroSerde.trustRecords();
  }

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  public final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
  OptionalLong committed = OptionalLong.empty();
  long beginning;
  long end;

  /** How many records were handed over to be read again. */
  int handed;

  /** How many readers of it are open. */
  int readers;

  /** Appends a chunk of the device's endless noise and returns it. */
  public AudioChunk append(String device, String recording, Span span, long timestampMs) {
    AudioChunk chunk = chunk(device, recording, span);
    append(device, chunk, timestampMs);
    return chunk;
  }

  /** Returns the time of its last record. */
  long lastMs() {
    return records.get(records.size() - 1).timestamp();
  }

  void append(String key, AudioChunk chunk, long timestampMs) {
    byte[] value = NamedAvroSerde.write(chunk);
    records.add(
        new ConsumerRecord<>(
            "earmark.chunks",
            0,
            records.size(),
            timestampMs,
            TimestampType.LOG_APPEND_TIME,
            0,
            value.length,
            key.getBytes(StandardCharsets.UTF_8),
            value,
            new RecordHeaders(),
            Optional.empty()));
    end = records.size();
  }

  /** Samples {@code [from, to)} of a recording, the last of it or not. */
  public record Span(long from, long to, boolean last) {
    public static Span of(long from, long to) {
      return new Span(from, to, false);
    }
  }

  static AudioChunk chunk(String device, String recording, Span span) {
    var bytes =
        ByteBuffer.allocate((int) (span.to() - span.from()) * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (long at = span.from(); at < span.to(); at++) {
      bytes.putShort(sample(device, recording, at));
    }
    return AudioChunk.newBuilder()
        .setDevice(device)
        .setRecording(recording)
        .setFirstSample(span.from())
        .setSampleRate(RATE)
        .setChannels(1)
        .setEncoding(AudioEncoding.S16LE)
        .setCapturedAt(START.plusNanos(span.from() * 1_000_000_000L / RATE))
        .setLast(span.last())
        .setSamples(bytes.flip())
        .build();
  }

  static short sample(String device, String recording, long at) {
    long mixed =
        (device + '/' + recording).hashCode() * 0x9E3779B97F4A7C15L + at * 0xBF58476D1CE4E5B9L;
    return (short) ((mixed >>> 40) % 20_000);
  }

  @Override
  public OptionalLong committed() {
    return committed;
  }

  @Override
  public long beginning() {
    return beginning;
  }

  @Override
  public boolean anyFrom(long from) {
    return Math.max(from, beginning) < end;
  }

  @Override
  public void read(long from, long to, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    for (long at = Math.max(from, beginning); at < Math.min(to, end); at++) {
      handed++;
      visitor.accept(records.get((int) at));
    }
  }

  /** Opens a reader. */
  TailReader open() {
    readers++;
    return this;
  }

  @Override
  public void close() {
    readers--;
  }
}
