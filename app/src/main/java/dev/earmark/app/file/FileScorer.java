package dev.earmark.app.file;

import dev.earmark.client.audio.AudioFiles;
import dev.earmark.client.audio.AudioSource;
import dev.earmark.confusion.MatrixLabels;
import dev.earmark.prediction.Heard;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.score.Scorer;
import dev.earmark.score.UnscorableException;
import dev.earmark.window.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes audio files through the same stages as the topology; one a thread. */
public final class FileScorer implements AutoCloseable {
  private final ModelCard card;
  private final Scorer scorer;
  private final MatrixLabels labels;
  private final TruthFrom truthFrom;

  public FileScorer(Model model, int batchMax, TruthFrom truthFrom) {
    card = model.card();
    scorer = model.newScorer(batchMax);
    labels = labels(card);
    this.truthFrom = truthFrom;
  }

  /** Returns the rows and columns of the matrix in which a model's windows are counted. */
  public static MatrixLabels labels(ModelCard card) {
    return MatrixLabels.of(card.labels(), card.background(), card.unknown());
  }

  /** Scores every window of a file; a file that cannot be read says so in its result. */
  public ScoredFile score(Path file) {
    try (AudioSource source = AudioFiles.open(file)) {
      FileTruth truth =
          truthFrom.of(
              file, labels, new FileTruth.Rates(source.format().sampleRate(), card.sampleRate()));
      return new ScoredFile(file, score(source, truth), Optional.empty());
    } catch (IOException | IllegalArgumentException | UnscorableException e) {
      return ScoredFile.unreadable(file, sentence(file, e));
    }
  }

  private List<ScoredWindow> score(AudioSource source, FileTruth truth) throws IOException {
    List<ScoredWindow> scored = new ArrayList<>();
    List<Window> waiting = new ArrayList<>();
    FileWindows windows = new FileWindows(source, card.grid());
    while (windows.read(waiting::add)) {
      scoreFullBatches(waiting, truth, scored);
    }
    score(waiting, truth, scored);
    return scored;
  }

  private void scoreFullBatches(List<Window> waiting, FileTruth truth, List<ScoredWindow> scored) {
    List<Window> full = waiting.subList(0, waiting.size() - waiting.size() % scorer.maxBatch());
    score(full, truth, scored);
    full.clear();
  }

  private void score(List<Window> windows, FileTruth truth, List<ScoredWindow> scored) {
    List<float[]> scores = scorer.score(windows);
    for (int i = 0; i < windows.size(); i++) {
      Window window = windows.get(i);
      scored.add(new ScoredWindow(Heard.of(card, window, scores.get(i)), truth.of(window)));
    }
  }

  private static String sentence(Path file, Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.contains(file.toString()) ? message : file + ": " + message;
  }

  @Override
  public void close() {
    scorer.close();
  }
}
