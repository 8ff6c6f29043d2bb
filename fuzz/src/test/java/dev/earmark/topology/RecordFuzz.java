package dev.earmark.topology;

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
import dev.earmark.confusion.MatrixLabels;
import dev.earmark.fuzz.Cost;
import dev.earmark.fuzz.FakeRegistry;
import dev.earmark.fuzz.Input;
import dev.earmark.fuzz.Pack;
import dev.earmark.schemas.AvroDeserializer;
import dev.earmark.schemas.RecordDeserializer;
import dev.earmark.schemas.TrustedRecords;
import dev.earmark.topology.chunk.HeardChunk;
import dev.earmark.topology.confusion.HeardTruth;
import dev.earmark.topology.deadletter.Fate;
import dev.earmark.topology.deadletter.RecordRefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Records in the wire format, written with our own schemas: dead letters, or values that the
 * topology takes.
 *
 * <p>A byte that says which record, then Avro.
 */
public final class RecordFuzz {
  private static final List<Class<? extends SpecificRecordBase>> TYPES =
      List.of(AudioChunk.class, Truth.class, Prediction.class, Detection.class, Confusion.class);
  private static final List<Schema> SCHEMAS =
      List.of(
          AudioChunk.getClassSchema(),
          Truth.getClassSchema(),
          Prediction.getClassSchema(),
          Detection.getClassSchema(),
          Confusion.getClassSchema());
  private static final MatrixLabels LABELS = MatrixLabels.of(List.of("yes", "no"), null, null);
  private static final AvroDeserializer<SpecificRecordBase> AVRO = avro();

  private RecordFuzz() {}

  private static AvroDeserializer<SpecificRecordBase> avro() {
    TrustedRecords.trust();
    var registry = new FakeRegistry(RecordFuzz::answer);
    var deserializer = new AvroDeserializer<SpecificRecordBase>();
    deserializer.configure(registry.settings(), false);
    return deserializer;
  }

  private static byte[] answer(String path) {
    int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    return WriterSchemaFuzz.envelope(SCHEMAS.get(id).toString());
  }

  public static void fuzzerTestOneInput(byte[] bytes) {
    var input = new Input(bytes);
    int type = input.number() % TYPES.size();
    byte[] record = new Pack().number(1, 0).number(4, type).bytes(input.rest()).done();
    Cost.hold(bytes, () -> read(record, TYPES.get(type)));
  }

  static void read(byte[] record, Class<?> type) {
    try {
      take(deserializer(type).deserialize("t", record));
    } catch (SerializationException | RecordRefusedException | IllegalArgumentException refused) {
      requireDeadLetter(refused);
    }
  }

  private static Deserializer<?> deserializer(Class<?> type) {
    return new RecordDeserializer<>(type, AVRO);
  }

  /** What the topology, or a consumer's screen, makes of a value. */
  static void take(Object value) {
    if (value instanceof AudioChunk chunk) {
      HeardChunk.of(chunk.getDevice(), chunk, new RecordHeaders()).startedAtMicros();
    } else if (value instanceof Truth truth) {
      HeardTruth.of(truth.getDevice(), truth, 16_000, LABELS);
    }
    if (value.toString().isEmpty() || Set.of(value).size() != 1) {
      throw new AssertionError("a value must be printable");
    }
  }

  /** Nothing that a record holds may stop the process. */
  static void requireDeadLetter(RuntimeException refused) {
    if (Fate.of(refused) != Fate.DEAD_LETTER || String.valueOf(refused.getMessage()).isEmpty()) {
      throw new AssertionError("a record must not stop the process", refused);
    }
  }

  public static List<byte[]> seeds() {
    return List.of(
        seed(0, chunk()),
        seed(1, truth()),
        seed(2, prediction()),
        seed(3, detection()),
        seed(4, confusion()));
  }

  private static byte[] seed(int type, SpecificRecordBase record) {
    return new Pack().number(1, type).bytes(avro(record)).done();
  }

  static byte[] avro(SpecificRecordBase record) {
    var out = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      new SpecificDatumWriter<SpecificRecordBase>(record.getSchema()).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static AudioChunk chunk() {
    return AudioChunk.newBuilder()
        .setDevice("d")
        .setRecording("r")
        .setFirstSample(1600)
        .setSampleRate(16_000)
        .setChannels(2)
        .setEncoding(AudioEncoding.S16LE)
        .setCapturedAt(Instant.ofEpochSecond(1_700_000_000))
        .setLast(true)
        .setSamples(ByteBuffer.wrap("12341234".getBytes(StandardCharsets.US_ASCII)))
        .build();
  }

  private static Truth truth() {
    return Truth.newBuilder()
        .setDevice("d")
        .setRecording("r")
        .setFromSample(100)
        .setToSample(200L)
        .setSampleRate(8_000)
        .setLabel("yes")
        .setSource(TruthSource.REVIEW)
        .build();
  }

  private static Prediction prediction() {
    return Prediction.newBuilder()
        .setId("d/r/0/m@1")
        .setDevice("d")
        .setRecording("r")
        .setStartSample(0)
        .setEndSample(16_000)
        .setSampleRate(16_000)
        .setStartedAt(Instant.ofEpochSecond(1_700_000_000))
        .setModel("m")
        .setModelVersion("1")
        .setLabel("yes")
        .setConfidence(0.5f)
        .setScores(List.of(new LabelScore("yes", 0.5f), new LabelScore("no", 0.5f)))
        .setCoverage(1)
        .setRmsDbfs(-20)
        .setPeakDbfs(-3)
        .setProcessedAt(Instant.ofEpochSecond(1_700_000_001))
        .build();
  }

  private static Detection detection() {
    return Detection.newBuilder()
        .setId("d/r/0/m@1")
        .setDevice("d")
        .setRecording("r")
        .setLabel("yes")
        .setState(DetectionState.CLOSED)
        .setStartSample(0)
        .setEndSample(16_000)
        .setSampleRate(16_000)
        .setStartedAt(Instant.ofEpochSecond(1_700_000_000))
        .setEndedAt(Instant.ofEpochSecond(1_700_000_001))
        .setPeakConfidence(0.5f)
        .setWindows(4)
        .setModel("m")
        .setModelVersion("1")
        .build();
  }

  private static Confusion confusion() {
    return Confusion.newBuilder()
        .setModel("m")
        .setModelVersion("1")
        .setScope("*")
        .setFrom(Instant.ofEpochSecond(1_700_000_000))
        .setTo(Instant.ofEpochSecond(1_700_000_060))
        .setLabels(List.of("yes", "no"))
        .setCounts(List.of(List.of(1L, 2L), List.of(3L, 4L)))
        .setAccuracy(0.5)
        .setMacroF1(0.5)
        .setPerLabel(List.of(new LabelStatistics("yes", 3L, 0.5, 0.5, 0.5)))
        .build();
  }
}
