package dev.earmark.score;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.earmark.onnx.OnnxGraph;
import dev.earmark.onnx.OnnxNode;
import dev.earmark.onnx.OnnxWeight;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Counts multiply-adds from the shapes that a graph's tensors have in a run: the graph is opened
 * with those tensors as outputs and scores silence once.
 */
public final class CostCount {
  private final OnnxGraph graph;
  private final Map<String, long[]> shapes = new HashMap<>();
  private final Map<String, Long> counts = new HashMap<>();
  private final Set<String> uncounted = new TreeSet<>();

  private CostCount(OnnxGraph graph) {
    this.graph = graph;
    for (OnnxWeight weight : graph.weights().values()) {
      shapes.put(weight.name(), weight.shape().stream().mapToLong(Long::longValue).toArray());
    }
  }

  /**
   * Counts what one window costs a loaded model.
   *
   * @throws ModelException where the file cannot be opened so
   */
  public static Cost of(Path file, Model model) throws ModelException {
    try {
      byte[] onnx = ModelFile.read(file);
      var count = new CostCount(OnnxGraph.read(onnx));
      count.learnShapes(onnx, model);
      count.graph.nodes().forEach(count::add);
      int rows = model.tensors().rows(1);
      count.counts.replaceAll((type, all) -> all / rows);
      return new Cost(count.graph.parameters(), count.counts, count.uncounted);
    } catch (java.io.IOException | OrtException | ArithmeticException e) {
      throw new ModelException(
          "model " + file + ": its cost cannot be counted: " + Model.firstLine(e), e);
    }
  }

  private void learnShapes(byte[] onnx, Model model) throws OrtException, ModelException {
    Set<String> unknown = new LinkedHashSet<>();
    graph.nodes().stream()
        .filter(node -> Products.known(node))
        .flatMap(node -> Products.tensors(node).stream())
        .filter(tensor -> !shapes.containsKey(tensor))
        .filter(tensor -> graph.maker(tensor).isPresent())
        .forEach(unknown::add);
    Slot slot = model.tensors().input();
    long[] shape =
        Batch.shape(
            model.tensors().rows(1), model.card().frontEnd().shape(model.card().windowSamples()));
    shapes.put(slot.name(), shape);
    if (!unknown.isEmpty()) {
      unknown.removeAll(graph.outputs());
      Set<String> wanted = new LinkedHashSet<>(unknown);
      wanted.addAll(graph.outputs());
      run(OnnxGraph.exposing(onnx, unknown), slot, wanted);
    }
  }

  private void run(byte[] exposed, Slot slot, Set<String> wanted)
      throws OrtException, ModelException {
    long[] shape = shape(slot.name());
    int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    Element element = slot.element();
    if (element == null) {
      return;
    }
    var silence = new Elements(element, slot.quantum(), size);
    silence.take(silence.numbers(), size);
    try (OrtSession session = Sessions.open(exposed, Execution.CPU);
        OnnxTensor input = silence.tensor(shape);
        OrtSession.Result result = session.run(Map.of(slot.name(), input), wanted)) {
      for (Map.Entry<String, OnnxValue> output : result) {
        if (output.getValue() instanceof OnnxTensor tensor) {
          shapes.put(output.getKey(), tensor.getInfo().getShape());
        }
      }
    }
  }

  private long[] shape(String tensor) {
    long[] shape = shapes.get(tensor);
    if (shape == null) {
      throw new ArithmeticException("no shape is known: tensor=" + tensor);
    }
    return shape;
  }

  private void add(OnnxNode node) {
    if (Products.known(node)) {
      List<long[]> known = Products.tensors(node).stream().map(this::shape).toList();
      counts.merge(node.type(), Products.of(node, known), Math::addExact);
    } else if (Products.hidden(node)) {
      uncounted.add(node.type());
    }
  }
}
