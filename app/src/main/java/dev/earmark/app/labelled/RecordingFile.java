package dev.earmark.app.labelled;

import dev.earmark.chunk.Chunk;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The audio of a recording as a mono WAV of 16 bits: each chunk at its place, zeros where none
 * came.
 *
 * <p>It begins with the first chunk that is still in the topic. What lies before that, has another
 * rate, or is more than a WAV holds is refused.
 */
final class RecordingFile {
  private static final int HEADER = 44;
  private static final long MOST_SAMPLES = (Integer.MAX_VALUE - HEADER) / 2;

  private final Path path;
  private final long base;
  private final int sampleRate;
  private long samples;

  RecordingFile(Path path, Chunk first) {
    this.path = path;
    this.base = first.firstSample();
    this.sampleRate = first.sampleRate();
  }

  /** Returns the second of the recording at which the file begins. */
  double startSeconds() {
    return (double) base / sampleRate;
  }

  double seconds() {
    return (double) samples / sampleRate;
  }

  /** Writes the chunk; false where it has no place in the file. */
  boolean add(Chunk chunk) throws IOException {
    long at = chunk.firstSample() - base;
    boolean fits = at >= 0 && chunk.endSample() - base <= MOST_SAMPLES;
    if (!fits || chunk.sampleRate() != sampleRate) {
      return false;
    }
    Files.createDirectories(path.toAbsolutePath().getParent());
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(HEADER + 2 * at);
      file.write(bytes(chunk.samples()));
      samples = Math.max(samples, at + chunk.samples().length);
      file.seek(0);
      file.write(header());
    }
    return true;
  }

  private static byte[] bytes(float[] samples) {
    ByteBuffer out = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      out.putShort((short) Math.max(-32768, Math.min(32767, Math.round(sample * 32768))));
    }
    return out.array();
  }

  private byte[] header() {
    int bytes = (int) (2 * samples);
    ByteBuffer out = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(36 + bytes).put(ascii("WAVEfmt ")).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(sampleRate).putInt(2 * sampleRate);
    out.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(bytes);
    return out.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
