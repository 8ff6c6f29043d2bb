package dev.earmark.score;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of a model's file, with the weights that it keeps in other files. */
final class ModelFile {
  private static final long LARGEST = 1L << 30;

  private ModelFile() {}

  static byte[] read(Path onnx) throws ModelException {
    try {
      byte[] bytes = bytes(onnx);
      ModelProperties.check(bytes);
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
    try (FileChannel channel = RegularFile.open(onnx)) {
      long size = channel.size();
      checkSize(size, most());
      byte[] bytes = whole(Channels.newInputStream(channel), (int) size);
      if (bytes.length == 0) {
        throw new ModelException("is no ONNX model: the file is empty: bytes=0");
      }
      return bytes;
    }
  }

  /** Reads no more than the file said it had, and one byte to see that this is all. */
  private static byte[] whole(InputStream in, int size) throws IOException {
    var bytes = new byte[size];
    int read = 0;
    int piece = -1;
    while (read < size && piece != 0) {
      piece = in.readNBytes(bytes, read, Math.min(RegularFile.PIECE_BYTES, size - read));
      read += piece;
    }
    if (in.read() >= 0) {
      throw new IOException("it grows while it is read: bytes=" + size);
    }
    return read == size ? bytes : Arrays.copyOf(bytes, read);
  }

  /** Looks at files that are there, of one model, and reads none of them. */
  static void check(List<Path> files) throws IOException, ModelException {
    long bytes = 0;
    for (Path file : files) {
      RegularFile.check(file);
      bytes += Files.exists(file) ? Files.size(file) : 0;
    }
    checkSize(bytes, most());
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
}
