package dev.earmark.topology;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import dev.earmark.Truth;
import dev.earmark.TruthSource;
import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.confusion.MatrixLabels;
import dev.earmark.confusion.TruthSpan;
import dev.earmark.confusion.TruthSpans;
import dev.earmark.score.ModelCard;
import dev.earmark.score.ModelException;
import dev.earmark.topology.model.Classifier;
import dev.earmark.topology.model.WindowScorer;
import dev.earmark.window.Window;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A recording of words that are levels, and what it should lead to; one second is a thousand
 * samples.
 *
 * <p>Every quarter second says one of the labels by its level; the model takes a window for the
 * label whose level is nearest to the window's mean.
 */
public final class SpokenAudio {
  static final int RATE = 1_000;
  static final int HOP = 250;
  static final ModelCard CARD = card("levels", 250);
  public static final MatrixLabels LABELS =
      MatrixLabels.of(CARD.labels(), CARD.background(), CARD.unknown());
  private static final Instant START = Instant.parse("2026-01-01T00:00:50Z");
  private static final float[] LEVELS = {0.75f, 0.5f, 0f};
  final String device;
  final String recording;
  final int[] said;
  final List<Truth> truths = new ArrayList<>();

  private SpokenAudio(String device, String recording, int[] said) {
    this.device = device;
    this.recording = recording;
    this.said = said;
  }

  /** Returns a recording of some seconds with up to a truth a second, not always right. */
  static SpokenAudio random(String device, String recording, Random random) {
    int[] said = new int[4 * (2 + random.nextInt(8))];
    for (int at = 0; at < said.length; at++) {
      said[at] = at % 3 == 0 ? random.nextInt(LEVELS.length) : said[at - 1];
    }
    var audio = new SpokenAudio(device, recording, said);
    for (int second = 0; second < said.length / 4; second++) {
      if (second == 0 || random.nextInt(3) > 0) {
        audio.tell(second * 1_000L + random.nextInt(500), random);
      }
    }
    return audio;
  }

  private void tell(long from, Random random) {
    var labels = List.of("yes", "no", "rest", "word that is not in the list");
    truths.add(
        Truth.newBuilder()
            .setDevice(device)
            .setRecording(recording)
            .setFromSample(from)
            .setToSample(from + 1 + random.nextInt(1_500))
            .setSampleRate(RATE)
            .setLabel(labels.get(random.nextInt(labels.size())))
            .setSource(random.nextInt(4) == 0 ? TruthSource.REVIEW : TruthSource.PRODUCER)
            .build());
  }

  /** Returns the recording in chunks of a quarter second. */
  List<AudioChunk> chunks() {
    var chunks = new ArrayList<AudioChunk>();
    for (int at = 0; at < said.length; at++) {
      chunks.add(chunk(at));
    }
    return chunks;
  }

  private AudioChunk chunk(int at) {
    var samples = ByteBuffer.allocate(HOP * 2).order(ByteOrder.LITTLE_ENDIAN);
    while (samples.hasRemaining()) {
      samples.putShort((short) (LEVELS[said[at]] * 32_768));
    }
    return AudioChunk.newBuilder()
        .setDevice(device)
        .setRecording(recording)
        .setFirstSample((long) at * HOP)
        .setSampleRate(RATE)
        .setChannels(1)
        .setEncoding(AudioEncoding.S16LE)
        .setCapturedAt(START.plusMillis(at * 250L))
        .setLast(at == said.length - 1)
        .setSamples(samples.flip())
        .build();
  }

  int windows() {
    return said.length - 3;
  }

  /** Counts each window by a reckoning that shares nothing with the topology but the spans. */
  void reckon(ConfusionMatrix matrix) {
    var spans = new TruthSpans(LABELS);
    for (Truth truth : truths) {
      int rank = truth.getSource() == TruthSource.REVIEW ? 1 : 0;
      int label = LABELS.positionOf(truth.getLabel());
      spans.add(new TruthSpan(truth.getFromSample(), truth.getToSample(), label, rank));
    }
    for (int window = 0; window < windows(); window++) {
      int truth = spans.labelOf(window * 250L, window * 250L + 1_000);
      matrix.accept(truth, predicted(window), 1);
    }
  }

  int predicted(int window) {
    float sum = 0;
    for (int at = window; at < window + 4; at++) {
      sum += LEVELS[said[at]];
    }
    return nearest(sum / 4);
  }

  private static int nearest(float level) {
    int best = 0;
    for (int label = 1; label < LEVELS.length; label++) {
      if (Math.abs(LEVELS[label] - level) < Math.abs(LEVELS[best] - level)) {
        best = label;
      }
    }
    return best;
  }

  static Classifier classifier() {
    return new Classifier(CARD, batchMax -> new LevelScorer());
  }

  /** Returns a model of another name that hears every second of the windows. */
  static Classifier halves() {
    return new Classifier(card("halves", 500), batchMax -> new LevelScorer());
  }

  private static final class LevelScorer implements WindowScorer {
    @Override
    public List<float[]> score(List<Window> windows) {
      return windows.stream().map(LevelScorer::score).toList();
    }

    private static float[] score(Window window) {
      double sum = 0;
      for (float sample : window.samples()) {
        sum += sample;
      }
      float[] scores = {0.05f, 0.05f, 0.05f};
      scores[nearest((float) (sum / window.samples().length))] = 0.9f;
      return scores;
    }

    @Override
    public void close() {}
  }

  private static ModelCard card(String name, int hop) {
    try {
      return ModelCard.read(
          """
          {"format":1,"name":"%s","version":"1","labels":["yes","no","rest"],"background":"rest",
           "unknown":null,"sampleRate":1000,"windowSamples":1000,"hopSamples":%d,
           "frontEnd":{"kind":"waveform","normalisation":{"kind":"none"}},
           "output":"sigmoid","threshold":0.7}
          """
              .formatted(name, hop));
    } catch (ModelException wrong) {
      throw new AssertionError(wrong);
    }
  }
}
