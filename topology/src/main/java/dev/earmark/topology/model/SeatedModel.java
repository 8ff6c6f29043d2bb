package dev.earmark.topology.model;

import dev.earmark.score.Model;
import dev.earmark.score.Provider;
import dev.earmark.score.Scorer;
import dev.earmark.spectrogram.SharedFrontEnds;
import dev.earmark.window.Window;
import java.util.List;

/**
 * A loaded model that frees its session when it is retired and the last of its scorers is closed,
 * so that no run ever meets a session that is gone.
 */
public final class SeatedModel {
  private final Model model;
  private int scorers;
  private boolean retired;
  private boolean freed;

  /** Takes a model over. */
  public SeatedModel(Model model) {
    this.model = model;
  }

  /** Returns what the topology asks; it must not open scorers once the model is retired. */
  public Classifier classifier() {
    return new Classifier(model.card(), this::open);
  }

  /** Returns whether the processor runs it because there is no card that does. */
  public boolean fellBack() {
    return model.fallback().isPresent();
  }

  /** Returns what runs it. */
  public Provider provider() {
    return model.provider();
  }

  private synchronized WindowScorer open(int batchMax, SharedFrontEnds frontEnds) {
    Scorer scorer = model.newScorer(batchMax, frontEnds);
    scorers++;
    return new Counted(scorer);
  }

  /** Has the session freed when its last scorer is closed, or now if there is none. */
  public synchronized void retire() {
    retired = true;
    closeIfUnused();
  }

  /** As above, after something went wrong; what closing throws does not hide why. */
  public void retireAfter(Throwable why) {
    try {
      retire();
    } catch (RuntimeException | Error alsoWrong) {
      why.addSuppressed(alsoWrong);
    }
  }

  private synchronized void giveBack() {
    scorers--;
    closeIfUnused();
  }

  private void closeIfUnused() {
    if (retired && scorers == 0) {
      model.close();
      freed = true;
    }
  }

  /** Returns whether its session is gone. */
  synchronized boolean freed() {
    return freed;
  }

  private final class Counted implements WindowScorer {
    private final Scorer scorer;
    private boolean open = true;

    Counted(Scorer scorer) {
      this.scorer = scorer;
    }

    @Override
    public List<float[]> score(List<Window> windows) {
      return scorer.score(windows);
    }

    @Override
    public long spectrogramNanos() {
      return scorer.spectrogramNanos();
    }

    @Override
    public void close() {
      if (open) {
        open = false;
        scorer.close();
        giveBack();
      }
    }
  }
}
