package dev.earmark.score;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Bytes that are put together of pieces, none of which is read before all of them are counted. */
final class Pieces {

  /** Some of the bytes. */
  interface Piece {
    long length();

    /** Puts exactly {@link #length} bytes. */
    void putInto(ByteBuffer whole) throws IOException, ModelException;
  }

  /** Bytes of an array. */
  private static final class Slice implements Piece {
    private final byte[] bytes;
    private final int from;
    private final int length;

    Slice(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.from = from;
      length = to - from;
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public void putInto(ByteBuffer whole) {
      whole.put(bytes, from, length);
    }
  }

  private final List<Piece> pieces = new ArrayList<>();
  private long length;

  long length() {
    return length;
  }

  void add(byte[] bytes, int from, int to) {
    add(new Slice(bytes, from, to));
  }

  void add(Piece piece) {
    pieces.add(piece);
    length += piece.length();
  }

  void add(Pieces others) {
    pieces.addAll(others.pieces);
    length += others.length;
  }

  /** Adds the tag of a field that holds bytes, and how many. */
  void addHead(int field, long bytes) {
    var head = new ByteArrayOutputStream();
    writeVarint(head, ((long) field << 3) | 2);
    writeVarint(head, bytes);
    add(head.toByteArray(), 0, head.size());
  }

  private static void writeVarint(ByteArrayOutputStream out, long number) {
    long left = number;
    for (; left > 0x7f; left >>>= 7) {
      out.write((int) ((left & 0x7f) | 0x80));
    }
    out.write((int) left);
  }

  /** Returns all of them; the length must be that of an array. */
  byte[] join() throws IOException, ModelException {
    ByteBuffer whole = ByteBuffer.allocate(Math.toIntExact(length));
    for (Piece piece : pieces) {
      piece.putInto(whole);
    }
    return whole.array();
  }
}
