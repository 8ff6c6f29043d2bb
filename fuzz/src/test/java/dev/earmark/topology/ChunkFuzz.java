package dev.earmark.topology;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import dev.earmark.chunk.ChunkRefusedException;
import dev.earmark.fuzz.Cost;
import dev.earmark.fuzz.Input;
import dev.earmark.fuzz.Pack;
import dev.earmark.topology.chunk.HeardChunk;
import dev.earmark.topology.deadletter.RecordRefusedException;
import dev.earmark.window.CutLimits;
import dev.earmark.window.RecordingCutter;
import dev.earmark.window.Window;
import dev.earmark.window.WindowGrid;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The chunks of one recording, each field anything at all, through decoding and cutting. */
public final class ChunkFuzz {
  private static final int MOST_CHUNKS = 200;

  /**
   * How often windows repeat each sample is the model's doing, not that of the bytes; when so many
   * bytes of windows came out, no more chunks are fed.
   */
  private static final long MOST_RESULTS = 256 << 20;

  private static final int HEAD = 4;
  private static final List<AudioEncoding> ENCODINGS = List.of(AudioEncoding.values());

  private ChunkFuzz() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    Cost.holdBesides(bytes, () -> new Cutting(new Input(bytes)).cut());
  }

  /** One recording and the windows that come of it. */
  private static final class Cutting {
    private final Input input;
    private final WindowGrid grid;
    private final RecordingCutter cutter;
    private long results;

    Cutting(Input input) {
      this.input = input;
      int modelRate = input.oneOf(8_000, 16_000, 48_000);
      grid = new WindowGrid(modelRate, input.oneOf(400, 4, 16_000), input.oneOf(160, 1, 400, 1000));
      cutter = new RecordingCutter(grid, new CutLimits(input.oneOf(0.0, 0.1, 2.0), 30), 0);
    }

    /** Returns the size of all windows in bytes. */
    long cut() {
      int rate = input.oneOf(16_000, 8_000, 44_100, 11_025);
      long next = 0;
      for (int left = MOST_CHUNKS; left > 0 && !input.atEnd() && results < MOST_RESULTS; left--) {
        next = accept(chunk(input, rate, next), next);
      }
      cutter.end(this::check);
      return results;
    }

    private long accept(AudioChunk value, long next) {
      try {
        var heard = HeardChunk.of("d", value, new RecordHeaders());
        heard.startedAtMicros();
        cutter.accept(heard.chunk(), this::check);
        return heard.chunk().endSample();
      } catch (RecordRefusedException | ChunkRefusedException refused) {
        RecordFuzz.requireDeadLetter(refused);
        return next;
      }
    }

    private void check(Window window) {
      results += (long) Float.BYTES * grid.length();
      if (window.index() < 0 || !(window.coverage() > 0 && window.coverage() <= 1)) {
        throw new AssertionError("a window must hold something heard: " + window.index());
      }
    }
  }

  private static AudioChunk chunk(Input input, int usual, long next) {
    int kind = input.number();
    long first =
        (kind & 1) == 0 ? next : (kind & 2) == 0 ? next + (byte) input.number() : far(input);
    int rate = (kind & 12) == 12 ? (int) input.number(4) : usual;
    var encoding = ENCODINGS.get((kind >> 4 & 7) % ENCODINGS.size());
    int channels = (kind & 12) == 8 ? input.number() : 1;
    Instant at = (kind & 12) == 4 ? instant(input) : Instant.EPOCH;
    return AudioChunk.newBuilder()
        .setDevice("d")
        .setRecording("r")
        .setFirstSample(first)
        .setSampleRate(rate)
        .setChannels(channels)
        .setEncoding(encoding)
        .setCapturedAt(at)
        .setLast(kind >= 0xf8)
        .setSamples(ByteBuffer.wrap(samples(input)))
        .build();
  }

  private static long far(Input input) {
    return input.number(8);
  }

  private static Instant instant(Input input) {
    return Instant.EPOCH.plus(input.number(8), ChronoUnit.MICROS);
  }

  private static byte[] samples(Input input) {
    byte[] few = input.take(input.number());
    byte[] many = new byte[few.length * 12];
    for (int i = 0; i < many.length; i++) {
      many[i] = few[i % few.length];
    }
    return many;
  }

  public static List<byte[]> seeds() {
    var inOrder = head();
    var mixed = head();
    for (int i = 0; i < 6; i++) {
      inOrder.number(1, 0x10).number(1, 8).text("abcdefgh");
      mixed.number(1, 0x11).number(1, 40 - 20 * i).number(1, 4).text("wxyz");
    }
    inOrder.number(1, 0xf8).number(1, 1).text("a");
    mixed.number(1, 0x13).number(8, 1L << 40).number(1, 4).text("wxyz");
    mixed.number(1, 0x2c).number(4, 768_000).number(1, 3).text("abc");
    mixed.number(1, 0x28).number(1, 3).number(1, 3).text("abc");
    mixed.number(1, 0x54).number(8, 1_700_000_000_000_000L).number(1, 3).text("abc");
    return List.of(inOrder.done(), mixed.done());
  }

  private static Pack head() {
    return new Pack().bytes(new byte[HEAD]).number(1, 1);
  }
}
