package dev.earmark.bench.kill;

import dev.earmark.prediction.Heard;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.score.Scorer;
import dev.earmark.topology.settings.ScoringSettings;
import dev.earmark.window.CutLimits;
import dev.earmark.window.RecordingCutter;
import dev.earmark.window.Window;
import dev.earmark.window.WindowGrid;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be heard in a recording, straight from its samples in their order, without Kafka and
 * without anything that comes twice, late or again.
 */
final class Reference implements AutoCloseable {
  /** Everything comes in its order, so a hole is one as soon as something lies behind it. */
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

  /** Returns what is heard in each window of which enough came, in order. */
  List<Heard> heard(SentTake sent) {
    List<Window> windows = windows(card.grid(), sent);
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

  /** Returns the windows of which enough came to be scored. */
  static List<Window> windows(WindowGrid grid, SentTake sent) {
    List<Window> windows = new ArrayList<>();
    var cutter = new RecordingCutter(grid, LIMITS, 0);
    sent.heard().forEach(chunk -> cutter.accept(chunk, windows::add));
    double least = ScoringSettings.defaults().minCoverage();
    return windows.stream().filter(window -> window.received() >= least).toList();
  }

  @Override
  public void close() {
    scorer.close();
  }
}
