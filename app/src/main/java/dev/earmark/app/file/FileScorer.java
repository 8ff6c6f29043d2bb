package dev.earmark.app.file;

import dev.earmark.chunk.AudioFormat;
import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.Encoding;
import dev.earmark.chunk.PcmDecoder;
import dev.earmark.client.SampleFormat;
import dev.earmark.client.audio.AudioFiles;
import dev.earmark.client.audio.AudioSource;
import dev.earmark.confusion.MatrixLabels;
import dev.earmark.prediction.Heard;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.score.Scorer;
import dev.earmark.score.UnscorableException;
import dev.earmark.window.CutLimits;
import dev.earmark.window.RecordingCutter;
import dev.earmark.window.Window;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes audio files through the same stages as the topology; one a thread. */
public final class FileScorer implements AutoCloseable {
  private static final int FRAMES_A_CHUNK = 8_192;
  private static final CutLimits LIMITS = new CutLimits(0, 0);

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
    RecordingCutter cutter = new RecordingCutter(card.grid(), LIMITS, 0);
    SampleFormat format = source.format();
    byte[] piece = new byte[FRAMES_A_CHUNK * format.frameBytes()];
    long position = 0;
    for (int read = source.read(piece, 0, piece.length);
        read >= 0;
        read = source.read(piece, 0, piece.length)) {
      Chunk chunk = chunk(position, format, ByteBuffer.wrap(piece, 0, read));
      cutter.accept(chunk, waiting::add);
      position += chunk.samples().length;
      scoreFullBatches(waiting, truth, scored);
    }
    cutter.end(waiting::add);
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

  private static Chunk chunk(long position, SampleFormat format, ByteBuffer samples) {
    Encoding encoding = Encoding.of(format.encoding().name());
    AudioFormat audio = new AudioFormat(format.sampleRate(), format.channels(), encoding);
    return new Chunk(position, format.sampleRate(), PcmDecoder.mono(samples, audio), false);
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
