package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of the card against the cards that there are and those that are written. */
class CardSchemaTest {

  private static final Path FILE = Path.of("../docs/model-card-2.schema.json");
  private static final JsonMapper JSON = new JsonMapper();

  private static Set<ValidationMessage> faults(String card) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(FILE));
    return schema.validate(JSON.readTree(card));
  }

  static Stream<Path> cards() throws IOException {
    return Stream.concat(
        jsons(Path.of("../models")).stream(), jsons(Path.of("src/test/resources/models")).stream());
  }

  private static List<Path> jsons(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cards")
  void everyCardKeepsTheSchemaAndSoDoesWhatIsWrittenOfIt(Path file) throws Exception {
    String card = Files.readString(file);
    assertThat(faults(card)).isEmpty();
    assertThat(faults(ModelCard.read(card).toJson())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"commands", "simple-audio"})
  void theCardInsideAShippedModelKeepsIt(String name) throws Exception {
    try (Model model = Model.load(Path.of("../models", name + ".onnx"))) {
      assertThat(faults(model.card().toJson())).isEmpty();
    }
  }

  static List<GoldenRows.Row> rows() throws IOException {
    return GoldenRows.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyDocumentedFrontEndKeepsIt(GoldenRows.Row row) throws Exception {
    ObjectNode card = tiny();
    card.set("frontEnd", row.json().get("frontEnd"));
    assertThat(faults(card.toString())).isEmpty();
    FrontEndWriter.write(row.frontEnd(), card.putObject("frontEnd"));
    assertThat(faults(card.toString())).isEmpty();
  }

  private static ObjectNode tiny() throws IOException {
    return (ObjectNode) JSON.readTree(TestModels.json("tiny"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format\":3}",
        "{\"format\":1,\"band\":{\"fromHz\":0,\"toHz\":500}}",
        "{\"labels\":[]}",
        "{\"labels\":[\"low\",\"low\"]}",
        "{\"lables\":[]}",
        "{\"name\":\"my model\"}",
        "{\"sampleRate\":16000.5}",
        "{\"output\":\"logit\"}",
        "{\"threshold\":70}",
        "{\"format\":2,\"thresholds\":{\"low\":0.5}}",
        "{\"format\":2,\"input\":{\"scale\":0.5}}",
        "{\"format\":2,\"golden\":{\"clip\":\"*\",\"scores\":[1]}}",
        "{\"frontEnd\":{\"kind\":\"mel\",\"normalisation\":{\"kind\":\"none\"}}}",
        "{\"frontEnd\":{\"kind\":\"waveform\",\"nMels\":40,\"normalisation\":{\"kind\":\"none\"}}}"
      })
  void whatIsWrongIsWrongInBoth(String wrong) throws Exception {
    ObjectNode card = tiny().setAll((ObjectNode) JSON.readTree(wrong));
    assertThat(faults(card.toString())).isNotEmpty();
    assertThat(read(card)).isInstanceOf(ModelException.class);
  }

  private static Object read(JsonNode card) {
    try {
      return ModelCard.read(card.toString());
    } catch (ModelException refused) {
      return refused;
    }
  }

  @Test
  void schemaAndReaderKnowTheSameFields() throws Exception {
    JsonNode schema = JSON.readTree(FILE.toFile());
    assertThat(schema.get("properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(CardReader.FIRST.stream(), CardReader.SECOND.stream()).toList());
    assertThat(schema.at("/$defs/frontEnd/properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(FrontEndReader.ALL);
  }
}
