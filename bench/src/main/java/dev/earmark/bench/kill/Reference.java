package dev.earmark.bench.kill;

import dev.earmark.chunk.AudioFormat;
import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.Encoding;
import dev.earmark.chunk.PcmDecoder;
import dev.earmark.prediction.Heard;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.score.Scorer;
import dev.earmark.window.CutLimits;
import dev.earmark.window.RecordingCutter;
import dev.earmark.window.Window;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What must be heard in a recording, straight from its samples in one piece, without Kafka. */
final class Reference implements AutoCloseable {
  private static final CutLimits LIMITS = new CutLimits(0, 0);
  private static final int BATCH = 8;

  private final ModelCard card;
  private final Scorer scorer;

  Reference(Model model) {
    card = model.card();
    scorer = model.newScorer(BATCH);
  }

  ModelCard card() {
    return card;
  }

  /** Returns how many windows recordings have. */
  long windows(List<Take> takes) {
    return takes.stream()
        .mapToLong(take -> card.grid().count(take.samples(), take.sampleRate()))
        .sum();
  }

  /** Returns what is heard in each window, in order. */
  List<Heard> heard(Take take) {
    List<Window> windows = windows(take);
    List<Heard> heard = new ArrayList<>();
    for (int from = 0; from < windows.size(); from += BATCH) {
      List<Window> batch = windows.subList(from, Math.min(from + BATCH, windows.size()));
      List<float[]> scores = scorer.score(batch);
      for (int i = 0; i < batch.size(); i++) {
        heard.add(Heard.of(card, batch.get(i), scores.get(i)));
      }
    }
    return heard;
  }

  private List<Window> windows(Take take) {
    var format = new AudioFormat(take.sampleRate(), 1, Encoding.S16LE);
    float[] samples = PcmDecoder.mono(ByteBuffer.wrap(take.pcm()), format);
    List<Window> windows = new ArrayList<>();
    var cutter = new RecordingCutter(card.grid(), LIMITS, 0);
    cutter.accept(new Chunk(0, take.sampleRate(), samples, true), windows::add);
    return windows;
  }

  /** Returns the id of the prediction for a window. */
  String id(Take take, Window window) {
    return String.join(
        "/", take.device(), take.recording(), Long.toString(window.startSample()), card.id());
  }

  @Override
  public void close() {
    scorer.close();
  }
}
