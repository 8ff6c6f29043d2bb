package dev.earmark.onnx;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A tensor that the file brings.
 *
 * @param name in the graph
 * @param shape its lengths
 * @param type ONNX's number of its element type
 */
public record OnnxWeight(String name, List<Long> shape, int type) {
  private static final int DIMS = 1;
  private static final int TYPE = 2;
  private static final int NAME = 8;

  /** float, uint8, int8, float16, double, bfloat16; whole numbers of more bits are shapes. */
  private static final Set<Integer> LEARNED = Set.of(1, 2, 3, 10, 11, 16);

  /** Keeps a copy. */
  public OnnxWeight {
    shape = List.copyOf(shape);
  }

  static OnnxWeight read(CodedInputStream in) throws IOException {
    var reading = new Reading();
    Fields.readInner(in, reading::tensor);
    return new OnnxWeight(reading.name, reading.shape, reading.type);
  }

  /** How many elements it has. */
  public long size() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  boolean learned() {
    return LEARNED.contains(type);
  }

  /** What was read so far. */
  private static final class Reading {
    private String name = "";
    private final List<Long> shape = new ArrayList<>();
    private int type;

    void tensor(int field, CodedInputStream in) throws IOException {
      switch (field) {
        case DIMS -> dims(in);
        case TYPE -> type = in.readInt32();
        case NAME -> name = Fields.text(in);
        default -> {}
      }
    }

    /** Several are packed or not, as the writer likes. */
    private void dims(CodedInputStream in) throws IOException {
      boolean packed = (in.getLastTag() & 7) == 2;
      if (!packed) {
        shape.add(in.readInt64());
        return;
      }
      int limit = in.pushLimit(in.readRawVarint32());
      while (in.getBytesUntilLimit() > 0) {
        shape.add(in.readInt64());
      }
      in.popLimit(limit);
    }
  }
}
