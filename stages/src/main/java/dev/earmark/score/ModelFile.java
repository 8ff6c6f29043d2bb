package dev.earmark.score;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of a model's file, with the weights that it keeps in other files. */
final class ModelFile {
  private static final long LARGEST = 1L << 30;

  /** A card of the longest that are read, each character of it three bytes. */
  private static final long LONGEST_PROPERTY = 3L * CardReader.LONGEST;

  private ModelFile() {}

  static byte[] read(Path onnx) throws ModelException {
    try {
      byte[] bytes = bytes(onnx);
      checkProperties(bytes);
      return OutsideWeights.into(bytes, onnx, most());
    } catch (NoSuchFileException e) {
      throw new ModelException("there is no such file", e);
    } catch (IOException e) {
      throw new ModelException("cannot be read: " + e.getMessage(), e);
    }
  }

  /** The file and those that its weights lie in, as far as it can be read. */
  static List<Path> parts(Path onnx) {
    List<Path> parts = new ArrayList<>(List.of(onnx));
    try {
      parts.addAll(OutsideWeights.files(bytes(onnx), onnx));
    } catch (IOException | ModelException unreadable) {
      return parts;
    }
    return parts;
  }

  private static byte[] bytes(Path onnx) throws IOException, ModelException {
    checkRegular(onnx);
    long size = Files.size(onnx);
    checkSize(size, most());
    try (InputStream in = Files.newInputStream(onnx)) {
      return whole(in, (int) size);
    }
  }

  /** Reads no more than the file said it had, and one byte to see that this is all. */
  private static byte[] whole(InputStream in, int size) throws IOException {
    var bytes = new byte[size];
    int read = in.readNBytes(bytes, 0, size);
    if (in.read() >= 0) {
      throw new IOException("it grows while it is read: bytes=" + size);
    }
    return read == size ? bytes : Arrays.copyOf(bytes, read);
  }

  /** Looks at files that are there, of one model, and reads none of them. */
  static void check(List<Path> files) throws IOException, ModelException {
    long bytes = 0;
    for (Path file : files) {
      checkRegular(file);
      bytes += Files.exists(file) ? Files.size(file) : 0;
    }
    checkSize(bytes, most());
  }

  /** Opening a named pipe would wait for ever, and a device may have no end. */
  private static void checkRegular(Path file) throws ModelException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new ModelException("must be a regular file: file=" + file);
    }
  }

  private static long most() {
    return Math.min(LARGEST, Runtime.getRuntime().maxMemory() / 2);
  }

  /** A larger one would take the memory of everything else before it could be refused. */
  private static void checkSize(long bytes, long most) throws ModelException {
    if (bytes > most) {
      throw new ModelException(
          "must be at most %d bytes (1 GiB, or half the heap): bytes=%d".formatted(most, bytes));
    }
  }

  /** ONNX Runtime would hold several copies of a property before its length could be asked for. */
  private static void checkProperties(byte[] bytes) throws ModelException {
    long longest = OnnxEntries.longestProperty(bytes);
    if (longest > LONGEST_PROPERTY) {
      throw new ModelException(
          "a metadata property must be at most %d bytes: bytes=%d"
              .formatted(LONGEST_PROPERTY, longest));
    }
  }
}
