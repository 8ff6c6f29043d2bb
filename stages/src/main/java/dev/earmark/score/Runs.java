package dev.earmark.score;

import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.earmark.spectrogram.FeatureExtractor;
import java.nio.FloatBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The buffers and tensors of one scorer's runs, made once and used again.
 *
 * <p>Where a run may have only some numbers of rows, those without a window are zeros.
 */
final class Runs implements AutoCloseable {
  private final Model model;
  private final int[] shape;
  private final int size;
  private final Elements input;
  private final FloatBuffer features;
  private final @Nullable Elements output;
  private final @Nullable MapScores maps;
  private final OpenSession.Taking taking;
  private final @Nullable Batch[] batches;

  /** Rows of the last run. */
  private int ran;

  /** For up to {@code maxBatch} windows a run. */
  Runs(Model model, FeatureExtractor frontEnd, int maxBatch) {
    this.model = model;
    shape = frontEnd.shape();
    size = frontEnd.size();
    int rows = model.tensors().rows(maxBatch);
    Slot in = model.tensors().input();
    Slot out = model.tensors().scores();
    input = elements(in, Math.multiplyExact(rows, size));
    features = input.numbers();
    output = out.maps() ? null : elements(out, rows * labels());
    maps = out.maps() ? new MapScores(model.card().labels(), rows) : null;
    taking = taking(maps);
    batches = new Batch[rows + 1];
  }

  private static Elements elements(Slot slot, int count) {
    Element element = slot.element();
    if (element == null) {
      throw new IllegalArgumentException("features must go into a tensor: input=" + slot.name());
    }
    return new Elements(element, slot.quantum(), count);
  }

  /** Tensors hold their scores already when a run is over. */
  private OpenSession.Taking taking(@Nullable MapScores maps) {
    return maps == null ? result -> {} : result -> maps.take((OnnxSequence) result.get(0), ran);
  }

  private int labels() {
    return model.card().labels().size();
  }

  /** The buffer that takes the features of a run's windows, one after the other. */
  FloatBuffer begin() {
    return features.clear();
  }

  /** Scores the windows whose features were written since {@link #begin}. */
  void run(int windows) throws OrtException {
    int rows = model.tensors().rows(windows);
    while (features.position() < rows * size) {
      features.put(0);
    }
    input.take(features, rows * size);
    ran = rows;
    model.run(batch(rows), taking);
  }

  private Batch batch(int rows) throws OrtException {
    Batch batch = batches[rows];
    if (batch == null) {
      batch = newBatch(rows);
      batches[rows] = batch;
    }
    return batch;
  }

  private Batch newBatch(int rows) throws OrtException {
    String in = model.tensors().input().name();
    String out = model.tensors().scores().name();
    OnnxTensor given = input.tensor(Batch.shape(rows, shape));
    try {
      return new Batch(
          Map.of(in, given),
          output == null ? Map.of() : Map.of(out, output.tensor(Batch.shape(rows, labels()))),
          out);
    } catch (OrtException e) {
      given.close();
      throw e;
    }
  }

  /** Reads what the graph gave one window. */
  void scores(int position, double[] scores) {
    int from = position * scores.length;
    if (output != null) {
      output.get(from, scores);
    } else if (maps != null) {
      maps.get(from, scores);
    }
  }

  /** Frees the tensors. */
  @Override
  public void close() {
    for (int rows = 0; rows < batches.length; rows++) {
      Batch batch = batches[rows];
      if (batch != null) {
        batch.close();
        batches[rows] = null;
      }
    }
  }
}
