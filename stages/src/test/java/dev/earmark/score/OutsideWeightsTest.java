package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights in a file beside the model; {@link WiringTest} holds what they score. */
class OutsideWeightsTest {

  private static final long MOST = 1_000_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          absent       | external data is not there: location=gone.data, folder=
          absolute     | external data must be a file in the model's own folder: location=/etc/hostname
          above        | external data must be a file in the model's own folder: location=sub/../../models/weights.data
          folder       | external data must be a file in the model's own folder: location=.
          memory       | external data is not there: location=*/_ORT_MEM_ADDR_/*, folder=
          cut-off      | external data must lie within its file: location=weights.data, offset=17, length=108, bytes=124
          far          | external data must lie within its file: location=weights.data, offset=100000000000000000, length=0, bytes=124
          negative     | external data's offset must be a whole number: offset=-4, location=weights.data
          nowhere      | external data must have a location: keys=[]
          other-length | is no ONNX model that can be loaded: Error code
          """)
  void whatIsNotBesideTheModelIsRefusedInOneSentence(String name, String sentence) {
    Path file = TestModels.path("outside-" + name);
    assertThatThrownBy(() -> Model.load(file))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("model " + file + ": " + sentence);
  }

  @Test
  void aLinkOutOfTheFolderIsRefused(@TempDir Path folder) throws Exception {
    Path file = copy(folder, "outside");
    Path elsewhere = TestModels.path("outside").resolveSibling("weights.data");
    Files.createSymbolicLink(folder.resolve("weights.data"), elsewhere);
    assertThatThrownBy(() -> Model.load(file))
        .hasMessage(
            "model "
                + file
                + ": external data must be a file in the model's own folder: location=weights.data");
  }

  @Test
  void aLinkWithinTheFolderIsFollowed(@TempDir Path folder) throws Exception {
    Path file = copy(folder, "outside");
    Path version = Files.createDirectory(folder.resolve("v1")).resolve("w");
    Files.copy(TestModels.path("outside").resolveSibling("weights.data"), version);
    Files.createSymbolicLink(folder.resolve("weights.data"), folder.relativize(version));
    Model.load(file).close();
  }

  @Test
  void aFileCutOffIsRefused(@TempDir Path folder) throws Exception {
    Path file = copy(folder, "outside");
    Files.write(folder.resolve("weights.data"), new byte[100]);
    assertThatThrownBy(() -> Model.load(file))
        .hasMessageEndingWith(
            "external data must lie within its file: location=weights.data, offset=16, length=108, bytes=100");
  }

  @Test
  void weightsOfAnotherVersionDoNotPassTheGoldenClip(@TempDir Path folder) throws Exception {
    Path file = copy(folder, "outside");
    Files.write(folder.resolve("weights.data"), new byte[124]);
    assertThatThrownBy(() -> Model.load(file))
        .hasMessageContaining("the model's golden clip must give its golden scores");
  }

  @Test
  void weightsAreThoseOfTheMomentInWhichTheModelWasLoaded(@TempDir Path folder) throws Exception {
    Path file = copy(folder, "outside");
    Files.copy(
        TestModels.path("outside").resolveSibling("weights.data"), folder.resolve("weights.data"));
    try (Model model = Model.load(file);
        Scorer scorer = model.newScorer(1)) {
      var window = TestModels.tone(0, 120);
      float[] before = scorer.score(List.of(window)).get(0);
      Files.write(folder.resolve("weights.data"), new byte[124]);
      assertThat(scorer.score(List.of(window)).get(0)).containsExactly(before);
    }
  }

  @Test
  void manyTensorsOfOneLargeFileAreRefusedUnread(@TempDir Path folder) throws Exception {
    try (var sparse = new RandomAccessFile(folder.resolve("bomb").toFile(), "rw")) {
      sparse.setLength(4_000_000_000L);
    }
    byte[] onnx = bomb("bomb", 5_000, 999);
    assertThatThrownBy(() -> OutsideWeights.into(onnx, folder.resolve("bomb.onnx"), MOST))
        .isInstanceOf(ModelException.class)
        .hasMessageMatching(
            "must be at most 1000000 bytes with its external data .*: bytes=\\d+, location=bomb");
  }

  /** Of the graph's bytes and the weights', each once. */
  @Test
  void theGraphAndItsWeightsCountOnceEach(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("bomb"), new byte[1_000]);
    byte[] onnx = bomb("bomb", 1, 999);
    Path file = folder.resolve("bomb.onnx");
    long all = onnx.length + 999L;
    assertThat(OutsideWeights.into(onnx, file, all)).hasSizeLessThanOrEqualTo((int) all);
    assertThatThrownBy(() -> OutsideWeights.into(onnx, file, all - 1))
        .hasMessageEndingWith(": bytes=" + all + ", location=bomb");
  }

  @Test
  void tensorsWithoutNumberAreRefused(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("bomb"), new byte[1]);
    byte[] onnx = bomb("bomb", 100_001, 0);
    assertThatThrownBy(() -> OutsideWeights.into(onnx, folder.resolve("bomb.onnx"), 100 * MOST))
        .isInstanceOf(ModelException.class)
        .hasMessage("external data must be of at most 100000 tensors: location=bomb");
  }

  /** Reading goes no deeper than ONNX Runtime's own does. */
  @Test
  void graphsWithinGraphsAreLeftToTheRuntime(@TempDir Path folder) throws Exception {
    byte[] message = new byte[0];
    for (int i = 0; i < 3_000; i++) {
      message = field(1, field(5, field(6, message)));
    }
    byte[] onnx = field(7, message);
    assertThat(OutsideWeights.into(onnx, folder.resolve("deep.onnx"), MOST)).isSameAs(onnx);
  }

  /** As a group, or a tag longer than 32 bits, an entry would be read by the runtime only. */
  @ParameterizedTest
  @CsvSource({"0b0c", "bae0808020", "00"})
  void nothingIsPassedOverThatTheRuntimeReads(String hex, @TempDir Path folder) throws Exception {
    var onnx = new ByteArrayOutputStream();
    onnx.writeBytes(HexFormat.of().parseHex(hex));
    onnx.writeBytes(Files.readAllBytes(TestModels.path("outside-absolute")));
    Path file = Files.write(folder.resolve("bypass.onnx"), onnx.toByteArray());
    assertThatThrownBy(() -> Model.load(file))
        .hasMessage(
            "model "
                + file
                + ": is no ONNX model that can be loaded: no entry of a message begins at byte=0");
  }

  /** Protocol buffers merge the two halves of an attribute's tensor into one. */
  @Test
  void aTensorInTwoHalvesIsRefused(@TempDir Path folder) {
    var halves = new ByteArrayOutputStream();
    halves.writeBytes(field(5, field(13, pair("location", "/etc/hostname"))));
    halves.writeBytes(field(5, new byte[] {0x70, 1}));
    byte[] onnx = field(7, field(1, field(5, halves.toByteArray())));
    assertThatThrownBy(() -> OutsideWeights.into(onnx, folder.resolve("halves.onnx"), MOST))
        .isInstanceOf(ModelException.class)
        .hasMessage("external data must have a location: keys=[]");
  }

  private static Path copy(Path folder, String name) throws Exception {
    return Files.copy(TestModels.path(name), folder.resolve(name + ".onnx"));
  }

  /** A graph of so many tensors, each of which is so many bytes of one file. */
  private static byte[] bomb(String location, int tensors, int length) {
    var tensor = new ByteArrayOutputStream();
    tensor.writeBytes(field(13, pair("location", location)));
    tensor.writeBytes(field(13, pair("length", String.valueOf(length))));
    tensor.writeBytes(new byte[] {0x70, 1});
    byte[] one = field(5, tensor.toByteArray());
    var graph = new ByteArrayOutputStream();
    for (int i = 0; i < tensors; i++) {
      graph.writeBytes(one);
    }
    return field(7, graph.toByteArray());
  }

  private static byte[] pair(String key, String value) {
    var pair = new ByteArrayOutputStream();
    pair.writeBytes(field(1, key.getBytes(StandardCharsets.UTF_8)));
    pair.writeBytes(field(2, value.getBytes(StandardCharsets.UTF_8)));
    return pair.toByteArray();
  }

  private static byte[] field(int number, byte[] value) {
    var pieces = new Pieces();
    pieces.addHead(number, value.length);
    pieces.add(value, 0, value.length);
    try {
      return pieces.join();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
