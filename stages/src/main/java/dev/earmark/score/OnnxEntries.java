package dev.earmark.score;

/**
 * The entries of one message of an ONNX file (protocol buffers), stepped over without looking into
 * them.
 *
 * <p>It reads a tag as ONNX Runtime does, so that nothing that the runtime sees is passed over
 * here.
 */
final class OnnxEntries {
  private static final int LAST_SHIFT = 63;
  private static final int DELIMITED = 2;

  private final byte[] bytes;
  private final int end;
  private int begin;
  private int at;
  private int value;
  private int tag;
  private long number;

  /** The entries from one byte up to another. */
  OnnxEntries(byte[] onnx, int from, int to) {
    bytes = onnx;
    at = from;
    end = to;
  }

  /** Goes on to the next entry; false where there is none. */
  boolean next() throws ModelException {
    if (at == end) {
      return false;
    }
    begin = at;
    tag = tag(varint());
    number = 0;
    value = at;
    long length = length();
    check(length >= 0 && length <= end - value);
    at = value + (int) length;
    return true;
  }

  /** The tag is 32 bits: a longer one would mean something else to whoever cuts it off. */
  private int tag(long read) throws ModelException {
    check(read >>> Integer.SIZE == 0 && read >>> 3 != 0);
    return (int) read;
  }

  /** How many bytes the value has that lie behind its tag, its number and its length. */
  private long length() throws ModelException {
    return switch (tag & 7) {
      case 0 -> {
        number = varint();
        value = at;
        yield 0;
      }
      case 1 -> Long.BYTES;
      case DELIMITED -> {
        long length = varint();
        value = at;
        yield length;
      }
      case 5 -> Integer.BYTES;
      default -> -1;
    };
  }

  private long varint() throws ModelException {
    long read = 0;
    for (int shift = 0; shift <= LAST_SHIFT && at < end; shift += 7) {
      byte next = bytes[at++];
      read |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return read;
      }
    }
    throw broken();
  }

  private void check(boolean whole) throws ModelException {
    if (!whole) {
      throw broken();
    }
  }

  private ModelException broken() {
    return new ModelException(
        "is no ONNX model that can be loaded: no entry of a message begins at byte=" + begin);
  }

  /** Whether the entry is this field and holds bytes: a message, a text or raw data. */
  boolean isMessage(int field) {
    return field() == field && (tag & 7) == DELIMITED;
  }

  /** Whether the entry is this field and holds this number, as an enumeration is read. */
  boolean isNumber(int field, int expected) {
    return field() == field && (tag & 7) == 0 && (int) number == expected;
  }

  int field() {
    return tag >>> 3;
  }

  /** Where the entry begins with its tag. */
  int begin() {
    return begin;
  }

  /** Where the entry's value begins. */
  int from() {
    return value;
  }

  /** Where the entry ends. */
  int to() {
    return at;
  }
}
