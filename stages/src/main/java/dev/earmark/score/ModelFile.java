package dev.earmark.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The bytes of a model's file. */
final class ModelFile {
  private static final long LARGEST = 1L << 30;

  /** A card of the longest that are read, each character of it three bytes. */
  private static final long LONGEST_PROPERTY = 3L * CardReader.LONGEST;

  private ModelFile() {}

  static byte[] read(Path onnx) throws ModelException {
    try {
      checkSize(onnx);
      byte[] bytes = Files.readAllBytes(onnx);
      checkProperties(onnx, bytes);
      return bytes;
    } catch (NoSuchFileException e) {
      throw new ModelException("model " + onnx + ": there is no such file", e);
    } catch (IOException e) {
      throw new ModelException("model " + onnx + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** A larger one would take the memory of everything else before it could be refused. */
  private static void checkSize(Path onnx) throws IOException, ModelException {
    long most = Math.min(LARGEST, Runtime.getRuntime().maxMemory() / 2);
    long bytes = Files.size(onnx);
    if (bytes > most) {
      throw new ModelException(
          "model %s: must be at most %d bytes (1 GiB, or half the heap): bytes=%d"
              .formatted(onnx, most, bytes));
    }
  }

  /** ONNX Runtime would hold several copies of a property before its length could be asked for. */
  private static void checkProperties(Path onnx, byte[] bytes) throws ModelException {
    long longest = OnnxEntries.longestProperty(bytes);
    if (longest > LONGEST_PROPERTY) {
      throw new ModelException(
          "model %s: a metadata property must be at most %d bytes: bytes=%d"
              .formatted(onnx, LONGEST_PROPERTY, longest));
    }
  }
}
