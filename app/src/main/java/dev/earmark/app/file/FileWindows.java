package dev.earmark.app.file;

import dev.earmark.chunk.AudioFormat;
import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.Encoding;
import dev.earmark.chunk.PcmDecoder;
import dev.earmark.client.SampleFormat;
import dev.earmark.client.audio.AudioSource;
import dev.earmark.window.CutLimits;
import dev.earmark.window.RecordingCutter;
import dev.earmark.window.Window;
import dev.earmark.window.WindowGrid;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Cuts a source of audio into a model's windows as the topology cuts a device's. */
public final class FileWindows {
  private static final int FRAMES_A_CHUNK = 8_192;
  private static final CutLimits LIMITS = new CutLimits(0, 0);

  private final AudioSource source;
  private final RecordingCutter cutter;
  private final byte[] piece;
  private long position;

  public FileWindows(AudioSource source, WindowGrid grid) {
    this.source = source;
    cutter = new RecordingCutter(grid, LIMITS, 0);
    piece = new byte[FRAMES_A_CHUNK * source.format().frameBytes()];
  }

  /** Reads a piece; false where that was the end, at which the remainder is padded to a window. */
  public boolean read(Consumer<Window> out) throws IOException {
    int read = source.read(piece, 0, piece.length);
    if (read < 0) {
      cutter.end(out);
      return false;
    }
    Chunk chunk = chunk(ByteBuffer.wrap(piece, 0, read));
    cutter.accept(chunk, out);
    position += chunk.samples().length;
    return true;
  }

  /** How many samples were read, at the source's rate. */
  public long samples() {
    return position;
  }

  private Chunk chunk(ByteBuffer samples) {
    SampleFormat format = source.format();
    Encoding encoding = Encoding.of(format.encoding().name());
    AudioFormat audio = new AudioFormat(format.sampleRate(), format.channels(), encoding);
    return new Chunk(position, format.sampleRate(), PcmDecoder.mono(samples, audio), false);
  }
}
