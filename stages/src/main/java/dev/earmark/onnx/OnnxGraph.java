package dev.earmark.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outermost graph of an {@code .onnx} file: its operations and the shapes of its weights, not
 * the weights.
 *
 * @param nodes in the file's order
 * @param weights by name
 * @param outputs their names
 */
public record OnnxGraph(
    List<OnnxNode> nodes, Map<String, OnnxWeight> weights, List<String> outputs) {
  private static final int GRAPH = 7;
  private static final int NODE = 1;
  private static final int INITIALIZER = 5;
  private static final int OUTPUT = 12;
  private static final int VALUE_NAME = 1;

  /** Keeps copies. */
  public OnnxGraph {
    nodes = List.copyOf(nodes);
    weights = Map.copyOf(weights);
    outputs = List.copyOf(outputs);
  }

  /**
   * Reads a file's graph.
   *
   * @throws OnnxException where the bytes are no ONNX model
   */
  public static OnnxGraph read(byte[] onnx) throws OnnxException {
    var reading = new Reading();
    try {
      Fields.read(CodedInputStream.newInstance(onnx), reading::model);
    } catch (IOException e) {
      throw new OnnxException(e);
    }
    return new OnnxGraph(reading.nodes, reading.weights, reading.outputs);
  }

  /** What was read so far. */
  private static final class Reading {
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, OnnxWeight> weights = new LinkedHashMap<>();
    private final List<String> outputs = new ArrayList<>();

    void model(int field, CodedInputStream in) throws IOException {
      if (field == GRAPH) {
        Fields.readInner(in, this::graph);
      }
    }

    private void graph(int field, CodedInputStream in) throws IOException {
      switch (field) {
        case NODE -> nodes.add(OnnxNode.read(in));
        case INITIALIZER -> {
          OnnxWeight weight = OnnxWeight.read(in);
          weights.put(weight.name(), weight);
        }
        case OUTPUT -> Fields.readInner(in, this::output);
        default -> {}
      }
    }

    private void output(int field, CodedInputStream in) throws IOException {
      if (field == VALUE_NAME) {
        outputs.add(Fields.text(in));
      }
    }
  }

  /** The operation that makes a tensor; none for inputs and weights. */
  public Optional<OnnxNode> maker(String tensor) {
    return nodes.stream().filter(node -> node.outputs().contains(tensor)).findFirst();
  }

  /** Numbers that were learned: the elements of all floating-point and 8-bit weights. */
  public long parameters() {
    return weights.values().stream().filter(OnnxWeight::learned).mapToLong(OnnxWeight::size).sum();
  }

  /**
   * The same file with more of its tensors as outputs, for which nothing is copied: protocol
   * buffers merge a second graph into the first.
   */
  public static byte[] exposing(byte[] onnx, Collection<String> tensors) {
    try {
      var graph = new ByteArrayOutputStream();
      CodedOutputStream inner = CodedOutputStream.newInstance(graph);
      for (String tensor : tensors) {
        inner.writeTag(OUTPUT, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        inner.writeUInt32NoTag(CodedOutputStream.computeStringSize(VALUE_NAME, tensor));
        inner.writeString(VALUE_NAME, tensor);
      }
      inner.flush();
      var exposed = new ByteArrayOutputStream(onnx.length + graph.size() + 16);
      exposed.write(onnx);
      CodedOutputStream outer = CodedOutputStream.newInstance(exposed);
      outer.writeByteArray(GRAPH, graph.toByteArray());
      outer.flush();
      return exposed.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
