package dev.earmark.topology;

import dev.earmark.Prediction;
import java.util.List;
import java.util.stream.LongStream;

/** What must be heard in a recording of {@link TestLog}, straight from its samples. */
final class Expected {
  private Expected() {}

  /**
   * Returns id and first score of each window of a recording that is {@code length} samples long.
   */
  static List<String> of(String device, String recording, long length) {
    long windows = ContentScorer.CARD.grid().count(length, TestLog.RATE);
    return LongStream.range(0, windows)
        .mapToObj(window -> window(device + '/' + recording, window * 400, length))
        .toList();
  }

  static String heard(Prediction said) {
    return said.getId() + ' ' + said.getScores().get(0).getScore();
  }

  private static String window(String recording, long start, long length) {
    String[] names = recording.split("/", 2);
    var samples = new float[800];
    for (int i = 0; i < samples.length && start + i < length; i++) {
      samples[i] = TestLog.sample(names[0], names[1], start + i) / 32768f;
    }
    return recording + '/' + start + "/content@1 " + ContentScorer.score(samples)[0];
  }
}
