package dev.earmark.onnx;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An operation.
 *
 * @param type such as {@code Conv}
 * @param domain who defines it; empty for ONNX itself
 * @param inputs tensors by name, empty for one that is left out
 * @param outputs tensors by name
 * @param integers its attributes that are one whole number
 */
public record OnnxNode(
    String type,
    String domain,
    List<String> inputs,
    List<String> outputs,
    Map<String, Long> integers) {
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int TYPE = 4;
  private static final int ATTRIBUTE = 5;
  private static final int DOMAIN = 7;
  private static final int ATTRIBUTE_NAME = 1;
  private static final int ATTRIBUTE_INTEGER = 3;

  /** Keeps copies. */
  public OnnxNode {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    integers = Map.copyOf(integers);
  }

  static OnnxNode read(CodedInputStream in) throws IOException {
    var reading = new Reading();
    Fields.readInner(in, reading::node);
    return new OnnxNode(
        reading.type, reading.domain, reading.inputs, reading.outputs, reading.integers);
  }

  /** Whether ONNX itself defines it. */
  public boolean standard() {
    return domain.isEmpty() || domain.equals("ai.onnx");
  }

  /** What was read so far. */
  private static final class Reading {
    private String type = "";
    private String domain = "";
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final Map<String, Long> integers = new HashMap<>();
    private String attribute = "";
    private long integer;

    void node(int field, CodedInputStream in) throws IOException {
      switch (field) {
        case INPUT -> inputs.add(Fields.text(in));
        case OUTPUT -> outputs.add(Fields.text(in));
        case TYPE -> type = Fields.text(in);
        case DOMAIN -> domain = Fields.text(in);
        case ATTRIBUTE -> attribute(in);
        default -> {}
      }
    }

    private void attribute(CodedInputStream in) throws IOException {
      attribute = "";
      integer = 0;
      Fields.readInner(in, this::part);
      integers.put(attribute, integer);
    }

    private void part(int field, CodedInputStream in) throws IOException {
      switch (field) {
        case ATTRIBUTE_NAME -> attribute = Fields.text(in);
        case ATTRIBUTE_INTEGER -> integer = in.readInt64();
        default -> {}
      }
    }
  }
}
