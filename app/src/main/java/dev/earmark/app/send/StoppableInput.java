package dev.earmark.app.send;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream that ends once it is stopped, even while nothing comes: standard input cannot be
 * interrupted, so a thread of its own waits for it. For one reader.
 */
public final class StoppableInput extends InputStream {
  private static final int PIECE_BYTES = 8_192;
  private static final int MOST_PIECES = 16;
  private static final long LOOK_MS = 50;
  private static final byte[] END = {};

  private final InputStream in;
  private final BooleanSupplier stopped;
  private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(MOST_PIECES);
  private volatile @Nullable IOException failure;
  private byte[] piece = {};
  private int position;
  private boolean ended;

  /** Begins to read {@code in}, and ends when nothing is there and {@code stopped} says so. */
  public StoppableInput(InputStream in, BooleanSupplier stopped) {
    this.in = in;
    this.stopped = stopped;
    Thread thread = new Thread(this::pump, "earmark-input");
    thread.setDaemon(true);
    thread.start();
  }

  private void pump() {
    byte[] buffer = new byte[PIECE_BYTES];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        pieces.put(Arrays.copyOf(buffer, read));
      }
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      return; // whoever interrupts it wants no more
    }
    end();
  }

  private void end() {
    try {
      pieces.put(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length > 0 && position == piece.length && !ended) {
      next();
    }
    if (length > 0 && ended) {
      return -1;
    }
    int read = Math.min(length, piece.length - position);
    System.arraycopy(piece, position, buffer, offset, read);
    position += read;
    return read;
  }

  private void next() throws IOException {
    byte[] next = poll();
    ended = next.length == 0;
    piece = next;
    position = 0;
    IOException broken = failure;
    if (ended && broken != null) {
      throw broken;
    }
  }

  /** Waits for a piece; the end where it was stopped before there was one. */
  private byte[] poll() throws IOException {
    try {
      byte[] next = pieces.poll();
      while (next == null && !stopped.getAsBoolean()) {
        next = pieces.poll(LOOK_MS, TimeUnit.MILLISECONDS);
      }
      return next == null ? END : next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for standard input", e);
    }
  }
}
