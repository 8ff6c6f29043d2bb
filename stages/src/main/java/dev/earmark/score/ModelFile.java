package dev.earmark.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The bytes of a model's file, with the weights that it keeps in other files. */
final class ModelFile {
  private static final long LARGEST = 1L << 30;

  /** A card of the longest that are read, each character of it three bytes. */
  private static final long LONGEST_PROPERTY = 3L * CardReader.LONGEST;

  private ModelFile() {}

  static byte[] read(Path onnx) throws ModelException {
    try {
      long most = Math.min(LARGEST, Runtime.getRuntime().maxMemory() / 2);
      checkSize(Files.size(onnx), most);
      byte[] bytes = Files.readAllBytes(onnx);
      checkProperties(bytes);
      return OutsideWeights.into(bytes, onnx, most);
    } catch (NoSuchFileException e) {
      throw new ModelException("there is no such file", e);
    } catch (IOException e) {
      throw new ModelException("cannot be read: " + e.getMessage(), e);
    }
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
