package dev.earmark.client;

import dev.earmark.client.audio.AudioSource;
import dev.earmark.client.audio.LabelTrack;
import dev.earmark.client.audio.LabelTrack.Label;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Plays a source into a recording at a pace, as the device would have: a chunk goes out when its
 * last sample is due, so at the pace of life capture times are those of the wall clock.
 *
 * <p>A truth goes out, whole, just before the chunk in which it starts: never after a window that
 * it speaks of could be scored, so that nothing has to wait for it. Labels without samples say
 * nothing and are not sent. One playback plays one source after the other; it is not thread-safe.
 */
public final class Playback {
  /** Is told after each chunk how far the recording is. */
  public interface Progress {
    /**
     * Tells that samples went out.
     *
     * @param frames all frames written so far
     * @param samples the chunk just written, encoded as the recording's format says; not to be kept
     */
    void written(long frames, ByteBuffer samples);
  }

  /** The time that a playback keeps to; steered by tests. */
  interface Time {
    long nanos();

    void sleep(Duration duration) throws InterruptedException;
  }

  private static final Time WALL =
      new Time() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
        }
      };

  private final Pace pace;
  private final Progress progress;
  private final Time time;

  public Playback(Pace pace) {
    this(pace, (frames, samples) -> {});
  }

  public Playback(Pace pace, Progress progress) {
    this(pace, progress, WALL);
  }

  Playback(Pace pace, Progress progress, Time time) {
    this.pace = pace;
    this.progress = progress;
    this.time = time;
  }

  /**
   * Plays all of a source; the recording stays open, for more or to be closed.
   *
   * @param truths what is heard in the source, in its own time
   * @return frames played
   * @throws IllegalArgumentException where source and recording have different formats
   */
  public long play(AudioSource source, LabelTrack truths, Recording recording)
      throws IOException, InterruptedException {
    if (!source.format().equals(recording.format())) {
      throw new IllegalArgumentException(
          "recording must have the format of its source: recording=%s, %s=%s"
              .formatted(recording.format(), source.name(), source.format()));
    }
    Marks marks = new Marks(truths, recording);
    byte[] chunk = new byte[recording.chunkFrames() * recording.format().frameBytes()];
    long start = time.nanos();
    long played = 0;
    for (int length = fill(source, chunk); length > 0; length = fill(source, chunk)) {
      played += length / recording.format().frameBytes();
      waitUntil(start + pace.due(played, recording.format().sampleRate()).toNanos());
      marks.send(played);
      recording.write(chunk, 0, length);
      progress.written(recording.position(), ByteBuffer.wrap(chunk, 0, length).asReadOnlyBuffer());
    }
    marks.send(Long.MAX_VALUE);
    return played;
  }

  private static int fill(AudioSource source, byte[] chunk) throws IOException {
    int length = 0;
    while (length < chunk.length) {
      int read = source.read(chunk, length, chunk.length - length);
      if (read < 0) {
        break;
      }
      length += read;
    }
    return length;
  }

  private void waitUntil(long nanos) throws InterruptedException {
    long left = nanos - time.nanos();
    if (pace.speed() > 0 && left > 0) {
      time.sleep(Duration.ofNanos(left));
    }
  }

  /** The truths that are still to be sent, in order of their starts. */
  private static final class Marks {
    private final LabelTrack truths;
    private final Recording recording;
    private final long offset;
    private int next;

    Marks(LabelTrack truths, Recording recording) {
      this.truths = truths;
      this.recording = recording;
      offset = recording.position();
    }

    /** Sends those that start before that frame of the source. */
    void send(long before) {
      int rate = recording.format().sampleRate();
      while (next < truths.labels().size() && truths.labels().get(next).fromSample(rate) < before) {
        Label label = truths.labels().get(next++);
        if (label.toSample(rate) > label.fromSample(rate)) {
          recording.mark(
              label.text(), offset + label.fromSample(rate), offset + label.toSample(rate));
        }
      }
    }
  }
}
