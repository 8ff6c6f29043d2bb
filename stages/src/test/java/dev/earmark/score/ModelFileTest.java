package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.onnx.OnnxProperties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are refused before ONNX Runtime sees them, and cards that no reader takes. */
class ModelFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void aPath() {
    file = folder.resolve("m.onnx");
  }

  private static byte[] withCard(String json) throws IOException {
    var whole = new ByteArrayOutputStream();
    OnnxProperties.write(
        Files.readAllBytes(TestModels.path("no-card")), Model.CARD_PROPERTY, json, whole);
    return whole.toByteArray();
  }

  private void assertRefused(String sentence) {
    assertThatThrownBy(() -> Model.load(file))
        .isInstanceOf(ModelException.class)
        .hasMessage("model %s: %s", file, sentence);
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Files.createFile(file);
    assertRefused("is no ONNX model: the file is empty: bytes=0");
  }

  @Test
  void twoCardsAreRefusedWithWhereTheyLie() throws IOException {
    byte[] bare = Files.readAllBytes(TestModels.path("no-card"));
    byte[] one = withCard("{}");
    byte[] two = withCard("{\"format\": 2}");
    byte[] both = Arrays.copyOf(one, one.length + two.length - bare.length);
    System.arraycopy(two, bare.length, both, one.length, two.length - bare.length);
    Files.write(file, both);
    String sentence =
        "metadata property 'earmark' must be there once: at byte %d with %d bytes, and at byte %d with %d bytes"
            .formatted(
                bare.length,
                one.length - bare.length - 2,
                one.length,
                two.length - bare.length - 2);
    assertRefused(sentence);
    assertThatThrownBy(() -> CardFile.read(file)).hasMessageEndingWith(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"format": NaN}       | card holds what is no number in JSON: NaN at line 1, column 1
          {"format": -Infinity} | card holds what is no number in JSON: -Infinity at line 1, column 2
          {"format": 1          | card is no JSON: it ends in the middle, at line 1, column 1
          """)
  void aCardThatIsNoJsonIsSaidToBeNone(String json, String sentence) {
    assertThatThrownBy(() -> ModelCard.read(json))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(sentence);
    assertThatThrownBy(() -> CardDraft.of(json)).hasMessageStartingWith(sentence);
  }

  @Test
  void aCardThatIsNestedTooDeepIsRefused() throws IOException {
    Files.write(file, withCard("{\"frontEnd\": " + "[".repeat(2_000)));
    assertRefused("card: card must be nested at most 1,000 deep");
  }

  @Test
  void theNameOfACardIsReadWithoutTheGraph() throws IOException {
    assertThat(CardFile.name(TestModels.path("tiny"))).contains("tiny");
    assertThat(CardFile.name(TestModels.path("no-card"))).isEmpty();
    assertThat(CardFile.name(TestModels.path("card-no-json"))).isEmpty();
    assertThat(CardFile.name(folder)).isEmpty();
    assertThat(CardFile.name(file)).isEmpty();
    Files.writeString(file, "no model");
    assertThat(CardFile.name(file)).isEmpty();
  }
}
