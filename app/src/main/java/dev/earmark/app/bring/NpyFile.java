package dev.earmark.app.bring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * NumPy's array format, versions 1 to 3: little-endian numbers, in C or in Fortran order.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">format</a>
 */
final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=]?)([a-z]\\d+)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order': *True");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([\\d, ]*)\\)");

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
    Reading reading = reading(type.group(2));
    check(buffer.remaining() % reading.bytes == 0, "an array must not be cut off");
    double[] numbers = new double[buffer.remaining() / reading.bytes];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = reading.next(buffer);
    }
    return FORTRAN.matcher(header).find() ? lastAxisFastest(numbers, shape(header)) : numbers;
  }

  private static int[] shape(String header) throws IOException {
    Matcher shape = SHAPE.matcher(header);
    check(shape.find(), "an array must have a shape: " + header.strip());
    return Stream.of(shape.group(1).split(","))
        .map(String::strip)
        .filter(length -> !length.isEmpty())
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  /** Turns numbers whose first axis is fastest. */
  private static double[] lastAxisFastest(double[] numbers, int[] shape) throws IOException {
    long size = IntStream.of(shape).asLongStream().reduce(1, (a, b) -> a * b);
    check(size == numbers.length, "an array must not be cut off");
    double[] turned = new double[numbers.length];
    int[] at = new int[shape.length];
    for (double number : numbers) {
      turned[place(at, shape)] = number;
      advance(at, shape);
    }
    return turned;
  }

  private static int place(int[] at, int[] shape) {
    int place = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      place = place * shape[axis] + at[axis];
    }
    return place;
  }

  /** To the next number, the first axis first. */
  private static void advance(int[] at, int[] shape) {
    for (int axis = 0; axis < shape.length && ++at[axis] == shape[axis]; axis++) {
      at[axis] = 0;
    }
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
