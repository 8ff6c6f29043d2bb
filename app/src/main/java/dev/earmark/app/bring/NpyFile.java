package dev.earmark.app.bring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NumPy's array format, versions 1 to 3: little-endian numbers in C order.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">format</a>
 */
final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=]?)([a-z]\\d+)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order': *True");
  private static final Pattern LONG_SHAPE = Pattern.compile("'shape': *\\(\\d+, *\\d+");

  private NpyFile() {}

  /**
   * Reads the numbers, the last axis fastest.
   *
   * @throws IOException with a sentence where the stream is no such array, or has more than {@code
   *     most} bytes
   */
  static double[] read(InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most + 1);
    check(bytes.length <= most, "an array must be at most " + most + " bytes");
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      return numbers(header(buffer), buffer);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new IOException("an array must not be cut off", e);
    }
  }

  private static String header(ByteBuffer buffer) throws IOException {
    for (byte expected : MAGIC) {
      check(buffer.get() == expected, "must be NumPy's .npy");
    }
    byte major = buffer.get();
    buffer.get();
    int length = major == 1 ? Short.toUnsignedInt(buffer.getShort()) : buffer.getInt();
    byte[] header = new byte[Math.min(Math.max(0, length), buffer.remaining())];
    buffer.get(header);
    return new String(header, StandardCharsets.UTF_8);
  }

  private static double[] numbers(String header, ByteBuffer buffer) throws IOException {
    Matcher type = TYPE.matcher(header);
    check(type.find() && !type.group(1).equals(">"), "numbers must be little-endian: " + header);
    boolean turned = FORTRAN.matcher(header).find() && LONG_SHAPE.matcher(header).find();
    check(!turned, "an array must be in C order (numpy.ascontiguousarray): " + header.strip());
    Reading reading = reading(type.group(2));
    check(buffer.remaining() % reading.bytes == 0, "an array must not be cut off");
    double[] numbers = new double[buffer.remaining() / reading.bytes];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = reading.next(buffer);
    }
    return numbers;
  }

  private static Reading reading(String type) throws IOException {
    for (Reading reading : Reading.values()) {
      if (reading.name().equalsIgnoreCase(type)) {
        return reading;
      }
    }
    throw new IOException("numbers must be f4, f8, i2, i4 or i8: numbers=" + type);
  }

  private static void check(boolean kept, String sentence) throws IOException {
    if (!kept) {
      throw new IOException(sentence);
    }
  }

  /** The types that front ends give. */
  private enum Reading {
    F4(4),
    F8(8),
    I2(2),
    I4(4),
    I8(8);

    private final int bytes;

    Reading(int bytes) {
      this.bytes = bytes;
    }

    double next(ByteBuffer buffer) {
      return switch (this) {
        case F4 -> buffer.getFloat();
        case F8 -> buffer.getDouble();
        case I2 -> buffer.getShort();
        case I4 -> buffer.getInt();
        case I8 -> buffer.getLong();
      };
    }
  }
}
