package dev.earmark.topology;

import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.confusion.ConfusionRule;
import dev.earmark.confusion.CountListener;
import dev.earmark.confusion.DeviceConfusion;
import dev.earmark.confusion.DeviceConfusionCodec;
import dev.earmark.confusion.HeardWindow;
import dev.earmark.confusion.MatrixLabels;
import dev.earmark.confusion.TruthSpan;
import dev.earmark.detection.DetectionRule;
import dev.earmark.detection.DeviceDetections;
import dev.earmark.detection.DeviceDetectionsCodec;
import dev.earmark.detection.ScoredWindow;
import dev.earmark.fuzz.Cost;
import dev.earmark.fuzz.Input;
import dev.earmark.fuzz.Pack;
import dev.earmark.state.Began;
import dev.earmark.topology.chunk.Extent;
import dev.earmark.topology.chunk.Origin;
import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.chunk.Tail;
import dev.earmark.topology.confusion.CountsCodec;
import dev.earmark.topology.confusion.MergedCounts;
import dev.earmark.topology.confusion.SubjectCounts;
import dev.earmark.topology.window.Checkpoint;
import dev.earmark.topology.window.Cursor;
import dev.earmark.topology.window.CursorSerde;
import dev.earmark.topology.window.Marks;
import dev.earmark.window.WindowGrid;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;

/**
 * What a changelog may hold: refused with a sentence, or something that can be written again.
 *
 * <p>A byte that says which state, then its bytes.
 */
public final class StateFuzz {
  private static final MatrixLabels LABELS = MatrixLabels.of(List.of("yes", "no"), null, null);
  private static final ConfusionRule CONFUSION_RULE =
      new ConfusionRule(LABELS, 16_000, 4_000, 160_000, 60_000_000);
  private static final DeviceConfusionCodec CONFUSION = new DeviceConfusionCodec(CONFUSION_RULE);
  private static final DetectionRule RULE =
      new DetectionRule(List.of(0, 1), 0.5, 0.4, 8_000, 8_000);
  private static final DeviceDetectionsCodec DETECTIONS =
      new DeviceDetectionsCodec(RULE, 16_000, List.of("yes", "no"));

  private StateFuzz() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    var input = new Input(bytes);
    int state = input.number() % 5;
    byte[] rest = input.rest();
    Cost.hold(
        bytes,
        () -> {
          try {
            readAndWrite(state, rest);
          } catch (SerializationException | IllegalArgumentException refused) {
            requireSentence(refused);
          }
        });
  }

  private static void requireSentence(RuntimeException refused) {
    if (String.valueOf(refused.getMessage()).length() < 10) {
      throw new AssertionError("what is wrong must be said", refused);
    }
  }

  private static void readAndWrite(int state, byte[] bytes) {
    switch (state) {
      case 0 -> again(new CursorSerde(), bytes);
      case 1 -> again(CountsCodec.counts(), bytes);
      case 2 -> again(CountsCodec.merged(), bytes);
      case 3 -> confusion(bytes);
      default -> detections(bytes);
    }
  }

  private static <T> void again(Serde<T> serde, byte[] bytes) {
    T value = serde.deserializer().deserialize("t", bytes);
    Objects.requireNonNull(serde.serializer().serialize("t", value));
  }

  private static void confusion(byte[] bytes) {
    DeviceConfusionCodec.touchedMs(bytes);
    CONFUSION.read(bytes).ifPresent(device -> Objects.requireNonNull(CONFUSION.write(device)));
  }

  private static void detections(byte[] bytes) {
    DeviceDetectionsCodec.left(bytes);
    DETECTIONS.read(bytes).ifPresent(device -> Objects.requireNonNull(DETECTIONS.write(device)));
  }

  public static List<byte[]> seeds() {
    return List.of(
        seed(0, new CursorSerde().serializer().serialize("t", cursor())),
        seed(1, CountsCodec.counts().serializer().serialize("t", counts())),
        seed(2, CountsCodec.merged().serializer().serialize("t", merged())),
        seed(3, CONFUSION.write(device())),
        seed(4, DETECTIONS.write(detected())));
  }

  private static byte[] seed(int state, byte[] bytes) {
    return new Pack().number(1, state).bytes(bytes).done();
  }

  private static Cursor cursor() {
    var heard = new Extent(1_700_000_000_000L, 50_000);
    var earlier = new Extent(1_699_999_999_000L, 20_000);
    var checkpoint = new Checkpoint(marks(48_000), new Tail(90, earlier), 100, heard);
    var before = new Checkpoint(marks(16_000), new Tail(80, new Extent(0, 0)), 85, earlier);
    var origin = new Origin(160, 16_000, 1_700_000_000_000_000L, new Place(70, 1_699_999_998_000L));
    return new Cursor(origin, checkpoint, before, false);
  }

  private static Marks marks(long sample) {
    var grid = new WindowGrid(16_000, 16_000, 4_000);
    return new Marks(List.of(new Marks.Mark(grid, sample / 4_000)));
  }

  private static SubjectCounts counts() {
    var matrix = ConfusionMatrix.of(List.of("yes", "no"));
    matrix.accept(0, 1, 7);
    return new SubjectCounts(
        new SubjectCounts.Subject("m", "1", "*", 60_000_000, 120_000_000), 3, matrix);
  }

  private static MergedCounts merged() {
    SubjectCounts counts = counts();
    var labels = counts.matrix().labels();
    return new MergedCounts(counts.subject(), labels, 5).with(counts, 1_700_000_000_000L);
  }

  private static DeviceConfusion device() {
    CountListener nobody = (period, truth, predicted, windows) -> {};
    var device = new DeviceConfusion(CONFUSION_RULE);
    var began = new Began(1_700_000_000_000L, 70);
    for (int i = 0; i < 12; i++) {
      long at = 1_700_000_000_000_000L + i * 250_000L;
      device.hear(new HeardWindow("r" + i / 8, i % 8, 16_000, i % 2, at, began), nobody);
    }
    device.tell("r0", new TruthSpan(0, 20_000, 1, 0), nobody);
    device.tell("r2", new TruthSpan(5_000, TruthSpan.OPEN, 0, 1), nobody);
    device.touch(1_700_000_000_000L);
    return device;
  }

  private static DeviceDetections detected() {
    var device = new DeviceDetections(RULE, 16_000);
    for (int i = 0; i < 5; i++) {
      float[] scores = {i / 5f, 0.8f - i / 5f};
      var window = new ScoredWindow(i, i * 4_000L, i * 4_000L + 16_000, i * 250_000L, scores);
      device.accept("r", new Began(1_700_000_000_000L, 70), window, change -> {});
    }
    device.touch(1_700_000_000_000L);
    return device;
  }
}
