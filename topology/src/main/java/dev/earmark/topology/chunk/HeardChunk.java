package dev.earmark.topology.chunk;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import dev.earmark.chunk.AudioFormat;
import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.ChunkRefusedException;
import dev.earmark.chunk.Encoding;
import dev.earmark.chunk.PcmDecoder;
import dev.earmark.schemas.Names;
import dev.earmark.topology.deadletter.DeadLetterReason;
import dev.earmark.topology.deadletter.RecordRefusedException;
import dev.earmark.topology.deadletter.Stage;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of the log, checked and decoded.
 *
 * @param key whose it is
 * @param chunk mono samples with their position
 * @param capturedAtMicros when its first sample was captured, in microseconds since 1970-01-01 UTC
 * @param trace its {@link Traceparent}, if it has one
 */
public record HeardChunk(
    RecordingKey key, Chunk chunk, long capturedAtMicros, @Nullable Header trace) {
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  /** Decades of audio at the highest rate; no sum of positions overflows. */
  private static final long MAX_POSITION = 1L << 50;

  private static final long MICROS = 1_000_000;

  /** Most of a refused name that is said. */
  private static final int SHOWN = 200;

  /** Checks and decodes a record; what breaks a rule is refused with a sentence. */
  public static HeardChunk of(@Nullable String key, @Nullable AudioChunk value, Headers headers) {
    if (value == null) {
      throw new RecordRefusedException(Stage.CHUNK, "value must be an AudioChunk: value=null");
    }
    var recording =
        new RecordingKey(
            name(Stage.CHUNK, "device", value.getDevice()),
            name(Stage.CHUNK, "recording", value.getRecording()));
    if (!recording.device().equals(key)) {
      throw new RecordRefusedException(
          Stage.CHUNK,
          "key must be the device: key=%s, device=%s".formatted(key, recording.device()));
    }
    return new HeardChunk(
        recording, decode(value), Times.micros(value.getCapturedAt()), Traceparent.of(headers));
  }

  /** Refuses audio beyond the end of a recording that has ended. */
  public void checkWithin(Extent ended) {
    if (chunk.endSample() > ended.toSample()) {
      throw new RecordRefusedException(
          Stage.WINDOW,
          DeadLetterReason.ENDED,
          "chunk must end within its recording, which has ended: recording=%s, end=%d, chunk=%d..%d"
              .formatted(
                  key.recording(), ended.toSample(), chunk.firstSample(), chunk.endSample()));
    }
  }

  /** Returns when its last sample was captured, in microseconds since 1970-01-01 UTC. */
  public long capturedToMicros() {
    return capturedAtMicros + chunk.samples().length * MICROS / chunk.sampleRate();
  }

  /** Returns when the recording's sample 0 was captured, in microseconds since 1970-01-01 UTC. */
  public long startedAtMicros() {
    return capturedAtMicros - positionMicros();
  }

  /** Returns the position of the first sample as a time since the recording's start, in µs. */
  public long positionMicros() {
    long whole = chunk.firstSample() / chunk.sampleRate();
    long rest = chunk.firstSample() % chunk.sampleRate();
    return whole * MICROS + rest * MICROS / chunk.sampleRate();
  }

  private static Chunk decode(AudioChunk value) {
    checkSizes(value);
    try {
      float[] samples = PcmDecoder.mono(value.getSamples(), format(value));
      return new Chunk(value.getFirstSample(), value.getSampleRate(), samples, value.getLast());
    } catch (ChunkRefusedException refused) {
      throw new RecordRefusedException(refused);
    }
  }

  private static void checkSizes(AudioChunk value) {
    if (value.getFirstSample() > MAX_POSITION) {
      throw new RecordRefusedException(
          Stage.CHUNK,
          "firstSample must be at most %d: firstSample=%d"
              .formatted(MAX_POSITION, value.getFirstSample()));
    }
    if (value.getSamples().remaining() > MAX_BYTES) {
      throw new RecordRefusedException(
          Stage.CHUNK,
          "samples must be at most %d bytes: samples=%d bytes"
              .formatted(MAX_BYTES, value.getSamples().remaining()));
    }
  }

  private static AudioFormat format(AudioChunk value) {
    if (value.getEncoding() == AudioEncoding.UNKNOWN) {
      throw new RecordRefusedException(
          Stage.CHUNK, "encoding must be one of S16LE, S24LE, F32LE, ULAW, ALAW: encoding=UNKNOWN");
    }
    var encoding = Encoding.valueOf(value.getEncoding().name());
    return new AudioFormat(value.getSampleRate(), value.getChannels(), encoding);
  }

  /** Returns the name of a device or recording; {@code stage} refuses one that breaks the rule. */
  public static String name(Stage stage, String field, String name) {
    if (!Names.isName(name)) {
      throw new RecordRefusedException(
          stage,
          "%s %s: %s='%s', length=%d"
              .formatted(field, Names.RULE, field, shown(name), name.length()));
    }
    return name;
  }

  private static String shown(String name) {
    String printable = name.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "…";
  }
}
