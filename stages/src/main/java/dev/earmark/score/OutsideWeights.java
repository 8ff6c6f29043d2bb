package dev.earmark.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * A model's weights that lie in files beside it are put into its own bytes, so that ONNX Runtime
 * opens no file and what is loaded cannot change afterwards.
 */
final class OutsideWeights {
  private static final int EXTERNAL_DATA = 13;
  private static final int DATA_LOCATION = 14;
  private static final int RAW_DATA = 9;
  private static final int EXTERNAL = 1;

  /** ONNX Runtime reads no message that lies deeper. */
  private static final int DEEPEST = 100;

  private static final int MOST_TENSORS = 100_000;

  private final byte[] onnx;
  private final ModelFolder folder;
  private final long most;
  private long bytes;
  private int tensors;

  private OutsideWeights(Path file, byte[] onnx, long most) {
    this.onnx = onnx;
    this.most = most;
    folder = new ModelFolder(file);
    bytes = onnx.length;
  }

  /**
   * Returns the model's bytes with all weights in them, or the same array where they are there
   * already; both and the weights together have at most so many bytes.
   */
  static byte[] into(byte[] onnx, Path file, long most) throws IOException, ModelException {
    var weights = new OutsideWeights(file, onnx, most);
    Pieces whole = weights.of(OnnxPart.MODEL, 0, onnx.length, 0);
    return weights.tensors == 0 ? onnx : whole.join();
  }

  /** The files in which weights lie, up to the first that a model must not name. */
  static Set<Path> files(byte[] onnx, Path file) throws IOException {
    var weights = new OutsideWeights(file, onnx, Long.MAX_VALUE);
    try {
      weights.of(OnnxPart.MODEL, 0, onnx.length, 0);
    } catch (ModelException refused) {
      return weights.folder.named();
    }
    return weights.folder.named();
  }

  /** A message with all weights in it; what holds no tensor from outside stays one piece. */
  private Pieces of(OnnxPart part, int from, int to, int depth) throws IOException, ModelException {
    var pieces = new Pieces();
    int kept = from;
    var entries = new OnnxEntries(onnx, from, to);
    while (depth < DEEPEST && entries.next()) {
      OnnxPart inner = part.of(entries.field());
      if (inner != null && entries.isMessage(entries.field())) {
        int before = tensors;
        Pieces changed = inner(inner, entries, depth + 1);
        if (tensors > before) {
          pieces.add(onnx, kept, entries.begin());
          pieces.addHead(entries.field(), changed.length());
          pieces.add(changed);
          kept = entries.to();
        }
      }
    }
    pieces.add(onnx, kept, to);
    return pieces;
  }

  private Pieces inner(OnnxPart part, OnnxEntries entry, int depth)
      throws IOException, ModelException {
    return part == OnnxPart.TENSOR
        ? tensor(entry.from(), entry.to())
        : of(part, entry.from(), entry.to(), depth);
  }

  /** A tensor; where its numbers are outside, they take the place of the words that say so. */
  private Pieces tensor(int from, int to) throws IOException, ModelException {
    var pieces = new Pieces();
    if (!isOutside(from, to)) {
      pieces.add(onnx, from, to);
      return pieces;
    }
    var texts = new OutsideEntry.Texts();
    var entries = new OnnxEntries(onnx, from, to);
    while (entries.next()) {
      if (entries.isMessage(EXTERNAL_DATA)) {
        texts.add(onnx, entries.from(), entries.to());
      } else if (entries.field() != DATA_LOCATION && entries.field() != RAW_DATA) {
        pieces.add(onnx, entries.begin(), entries.to());
      }
    }
    OutsideData data = counted(folder.data(OutsideEntry.of(texts)));
    pieces.addHead(RAW_DATA, data.length());
    pieces.add(data);
    return pieces;
  }

  private boolean isOutside(int from, int to) throws ModelException {
    var entries = new OnnxEntries(onnx, from, to);
    while (entries.next()) {
      if (entries.isNumber(DATA_LOCATION, EXTERNAL)) {
        return true;
      }
    }
    return false;
  }

  /** Thousands of tensors may name the same bytes: each of them is counted, before any is read. */
  private OutsideData counted(OutsideData data) throws ModelException {
    tensors++;
    bytes += data.length();
    if (tensors > MOST_TENSORS) {
      throw new ModelException(
          "external data must be of at most %d tensors: location=%s"
              .formatted(MOST_TENSORS, data.name()));
    }
    if (bytes > most) {
      throw new ModelException(
          "must be at most %d bytes with its external data (1 GiB, or half the heap): bytes=%d, location=%s"
              .formatted(most, bytes, data.name()));
    }
    return data;
  }
}
