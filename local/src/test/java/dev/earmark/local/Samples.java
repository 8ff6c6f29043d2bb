package dev.earmark.local;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.DetectionState;
import dev.earmark.LabelScore;
import dev.earmark.LabelStatistics;
import dev.earmark.Prediction;
import dev.earmark.Truth;
import dev.earmark.TruthSource;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** One record of each type, with values at the edges: nulls, NaN, negative and exact times. */
final class Samples {
  /** Before 1970 and exact to the microsecond: rounding either way would show. */
  static final Instant EXACT = Instant.parse("1969-12-31T23:59:58.123457Z");

  private Samples() {}

  static Stream<SpecificRecord> all() {
    return Stream.of(
        chunk(),
        truth(null),
        truth(9L),
        prediction(),
        detection(),
        confusion(null),
        confusion(EXACT));
  }

  static AudioChunk chunk() {
    var samples = ByteBuffer.allocate(3200);
    for (int i = 0; i < 1600; i++) {
      samples.putShort((short) (i * 37));
    }
    return AudioChunk.newBuilder()
        .setDevice("mic-ü")
        .setRecording("r1")
        .setFirstSample(Long.MAX_VALUE - 1)
        .setSampleRate(16_000)
        .setChannels(1)
        .setEncoding(AudioEncoding.S16LE)
        .setCapturedAt(EXACT)
        .setLast(true)
        .setSamples(samples.flip())
        .build();
  }

  static Truth truth(@Nullable Long toSample) {
    return new Truth("mic", "r1", 0L, toSample, 16_000, "yes", TruthSource.REVIEW);
  }

  static Prediction prediction() {
    return Prediction.newBuilder()
        .setId("mic/r1/0/commands@1")
        .setDevice("mic")
        .setRecording("r1")
        .setStartSample(0)
        .setEndSample(16_000)
        .setSampleRate(16_000)
        .setStartedAt(EXACT)
        .setModel("commands")
        .setModelVersion("1")
        .setLabel("yes")
        .setConfidence(0.1f)
        .setScores(List.of(new LabelScore("yes", 0.1f), new LabelScore("no", Float.MIN_VALUE)))
        .setCoverage(1.0)
        .setRmsDbfs(Double.NEGATIVE_INFINITY)
        .setPeakDbfs(-0.0)
        .setProcessedAt(Instant.parse("2026-01-01T00:00:00.000001Z"))
        .build();
  }

  static Detection detection() {
    return Detection.newBuilder()
        .setId("mic/r1/0/commands@1/yes")
        .setDevice("mic")
        .setRecording("r1")
        .setLabel("yes")
        .setState(DetectionState.CLOSED)
        .setStartSample(0)
        .setEndSample(16_000)
        .setSampleRate(16_000)
        .setStartedAt(EXACT)
        .setEndedAt(EXACT.plusSeconds(1))
        .setPeakConfidence(1f)
        .setWindows(Integer.MAX_VALUE + 1L)
        .setModel("commands")
        .setModelVersion("1")
        .build();
  }

  static Confusion confusion(@Nullable Instant from) {
    return Confusion.newBuilder()
        .setModel("commands")
        .setModelVersion("1")
        .setScope("*")
        .setFrom(from)
        .setTo(from == null ? null : from.plusSeconds(60))
        .setLabels(List.of("yes", "no"))
        .setCounts(List.of(List.of(3L, 0L), List.of(1L, Long.MAX_VALUE)))
        .setAccuracy(Double.NaN)
        .setMacroF1(0.5)
        .setPerLabel(
            List.of(
                new LabelStatistics("yes", 3L, 0.75, 1.0, 6.0 / 7),
                new LabelStatistics("no", 0L, Double.NaN, Double.NaN, Double.NaN)))
        .build();
  }
}
