package dev.earmark.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.spectrogram.FeatureExtractor;
import dev.earmark.spectrogram.FrontEnd;
import dev.earmark.window.WindowGrid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What other tools' front ends made of the same signals, and what the cards' front ends make of
 * them; written by {@code training/golden/make_front_ends_golden.py}.
 */
final class GoldenRows {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/front-ends");
  private static final List<String> FIELDS =
      List.of("name", "tool", "call", "sampleRate", "frontEnd", "bound", "why", "cases");

  private GoldenRows() {}

  /**
   * A row of the table: one front end on several signals.
   *
   * @param json the row as the script wrote it
   * @param frontEnd what its card says
   * @param cases its signals
   */
  record Row(JsonNode json, FrontEnd frontEnd, List<Case> cases) {
    String name() {
      return text("name");
    }

    double bound() {
      return json.get("bound").doubleValue();
    }

    String text(String field) {
      return json.get(field).textValue();
    }

    /** This row with another front end, as a card writes it. */
    Row with(String frontEndJson) throws IOException {
      var mapper = new JsonMapper();
      ObjectNode other = mapper.createObjectNode();
      other.set("frontEnd", mapper.readTree(frontEndJson));
      return new Row(
          json, FrontEndReader.read(new JsonFields(other, "", List.of("frontEnd"))), cases);
    }

    @Override
    public String toString() {
      return name();
    }
  }

  /**
   * One signal.
   *
   * @param json the case as the script wrote it
   * @param window its samples, zeros after them
   * @param padding how many zeros
   * @param expected what the tool made of it
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Case(JsonNode json, float[] window, int padding, float[] expected) {
    String signal() {
      return json.get("signal").textValue();
    }
  }

  private static @Nullable List<Row> rows;

  /** All rows, read once. */
  static synchronized List<Row> all() throws IOException {
    if (rows == null) {
      rows = read();
    }
    return rows;
  }

  private static List<Row> read() throws IOException {
    JsonNode content = new JsonMapper().readTree(GOLDEN.resolve("cases.json").toFile());
    Map<String, float[]> signals = signals(content.get("signals"));
    var rows = new ArrayList<Row>();
    for (JsonNode golden : content.get("rows")) {
      ObjectNode row = Preset.row(golden.get("name").textValue()).without("card");
      row.setAll((ObjectNode) golden);
      rows.add(
          new Row(row, FrontEndReader.read(new JsonFields(row, "", FIELDS)), cases(row, signals)));
    }
    return rows;
  }

  private static List<Case> cases(JsonNode row, Map<String, float[]> signals) throws IOException {
    var numbers = floats(GOLDEN.resolve(row.get("name").textValue() + ".f32le.gz"));
    var cases = new ArrayList<Case>();
    for (JsonNode one : row.get("cases")) {
      float[] samples = Objects.requireNonNull(signals.get(one.get("signal").textValue()));
      int length = one.get("windowSamples").intValue();
      var expected = new float[size(shape(one))];
      numbers.get(expected);
      cases.add(new Case(one, Arrays.copyOf(samples, length), length - samples.length, expected));
    }
    if (numbers.hasRemaining()) {
      throw new IOException(row.get("name") + " has numbers of no case");
    }
    return cases;
  }

  static int[] shape(JsonNode one) {
    return one.get("shape").valueStream().mapToInt(JsonNode::intValue).toArray();
  }

  private static int size(int[] shape) {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  /** The row's front end for windows of a length that share nothing. */
  static FeatureExtractor extractor(Row row, int length) {
    int rate = row.json().get("sampleRate").intValue();
    return FeatureExtractor.of(row.frontEnd(), new WindowGrid(rate, length, length));
  }

  /** What the row's front end makes of a case. */
  static float[] features(Row row, Case one) {
    var extractor = extractor(row, one.window().length);
    var features = FloatBuffer.allocate(extractor.size());
    extractor.apply(one.window(), one.padding(), features);
    return features.array();
  }

  /** The largest difference, relative to the largest number that the tool made. */
  static double difference(float[] made, float[] expected) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      double far = Math.abs(made[i] - expected[i]);
      difference = Double.isNaN(far) ? Double.POSITIVE_INFINITY : Math.max(difference, far);
    }
    return difference == 0 ? 0 : difference / largest;
  }

  private static Map<String, float[]> signals(JsonNode names) throws IOException {
    var shorts =
        ByteBuffer.wrap(Files.readAllBytes(GOLDEN.resolve("signals.s16le")))
            .order(ByteOrder.LITTLE_ENDIAN);
    var signals = new HashMap<String, float[]>();
    for (JsonNode name : names) {
      var samples = new float[name.get("samples").intValue()];
      for (int n = 0; n < samples.length; n++) {
        samples[n] = shorts.getShort() / 32768f;
      }
      signals.put(name.get("name").textValue(), samples);
    }
    return signals;
  }

  private static FloatBuffer floats(Path file) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }
  }
}
