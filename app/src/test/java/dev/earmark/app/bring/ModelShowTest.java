package dev.earmark.app.bring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import dev.earmark.onnx.OnnxProperties;
import dev.earmark.score.CardDraft;
import dev.earmark.score.ModelCard;
import dev.earmark.score.Preset;
import dev.earmark.window.Window;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelShowTest {
  private static final Path MODELS = Path.of("../stages/src/test/resources/models");
  private final Console console = new Console();
  @TempDir private Path folder;

  @Test
  void cardAndCostAreReadable() throws Exception {
    Path png = folder.resolve("seen.png");
    assertThat(console.run("model", "show", "../models/simple-audio.onnx", "--png", png.toString()))
        .as(console.err())
        .isZero();
    // 30·30·32 outputs of 9 products, 28·28·64 of 288; 12544·128 + 128·8.
    assertThat(console.out())
        .contains("labels         8: down, go, left, no, right, stop, up, yes\n")
        .contains("golden clip    16,000 samples at 16,000 Hz, 1.000 s\n")
        .contains("parameters     1,625,802\n")
        .contains("16,316,544 a window (Conv 14,709,888, Gemm 1,606,656)\n")
        .contains(" windows/s on one core of this machine, front end included\n");
    assertThat(console.out().lines().mapToInt(String::length).max().orElse(0)).isLessThan(400);
    assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1000);
  }

  private Path carded(String card) throws Exception {
    Path file = folder.resolve("mine.onnx");
    try (var out = Files.newOutputStream(file)) {
      OnnxProperties.write(
          Files.readAllBytes(MODELS.resolve("no-card.onnx")), "earmark", card, out);
    }
    return file;
  }

  @Test
  void theCardIsPrintedAsItStandsInTheFile() throws Exception {
    String card =
        Files.readString(MODELS.resolve("tiny.json")).replace("\"format\": 1", "\"format\": 2");
    assertThat(card).contains("\"format\": 2");
    assertThat(console.run("model", "show", carded(card).toString(), "--json")).isZero();
    assertThat(console.out()).isEqualTo(card + "\n");
  }

  @Test
  void whatNoWindowHearsIsSaid() throws Exception {
    String card =
        Files.readString(MODELS.resolve("tiny.json"))
            .replace("\"hopSamples\": 32", "\"hopSamples\": 80");
    String file = carded(card).toString();
    String gap =
        "audio between windows is not heard, 16 of every 80 samples: hopSamples=80, windowSamples=64\n";
    assertThat(console.run("model", "show", file)).as(console.err()).isZero();
    assertThat(console.out()).contains("\nnote           " + gap);
    assertThat(console.run("model", "check", file)).isZero();
    assertThat(console.out()).contains("\nnote: " + gap);
    assertThat(console.run("model", "card", file, "--set", "threshold=0.4")).isZero();
    assertThat(console.err()).isEqualTo("earmark: " + gap);
  }

  @Test
  void aClipNeedsADrawing() {
    String tiny = "../stages/src/test/resources/models/tiny.onnx";
    assertThat(console.run("model", "show", tiny, "--clip", "any.wav")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("earmark: --clip belongs to --png, which names the file to draw\n");
  }

  @Test
  void aDrawingNeedsAClip() {
    String tiny = "../stages/src/test/resources/models/tiny.onnx";
    String png = folder.resolve("seen.png").toString();
    assertThat(console.run("model", "show", tiny, "--png", png)).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("earmark: --clip is needed: the model has no golden clip to draw\n");
  }

  @Test
  void aDrawingTakesNoPlaceOfWhatIsRead() throws Exception {
    Path model = folder.resolve("mine.onnx");
    Files.copy(Path.of("../models/simple-audio.onnx"), model);
    assertThat(console.run("model", "show", model.toString(), "--png", model.toString()))
        .isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("earmark: --png must be another file than is read: --png=" + model + "\n");
    assertThat(model).hasSameBinaryContentAs(Path.of("../models/simple-audio.onnx"));
  }

  @ParameterizedTest
  @CsvSource({
    "librosa-power-to-db, 440",
    "torch-in-r, 820",
    "torchaudio-deltas, 1200",
    "nursery-mean, 440",
    "raw, 440",
    "speech-commands-js, 440"
  })
  void everyKindIsDrawn(String like, int height) throws Exception {
    ModelCard card =
        CardDraft.like(Preset.of(like)).set("name=a").labels(List.of("yes", "no")).card();
    float[] samples = new float[card.windowSamples()];
    short[] clip = Clips.chirp(samples.length);
    for (int n = 0; n < samples.length; n++) {
      samples[n] = clip[n] / 32_768f;
    }
    Path png = folder.resolve(like + ".png");
    SeenImage.draw(card, new Window(0, 0, samples.length, samples, 1), png);
    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getHeight()).isEqualTo(height);
    assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0xffffff);
    long colours =
        java.util.stream.IntStream.range(0, 800 * 320)
            .map(i -> image.getRGB(80 + i % 800, 60 + i / 800))
            .distinct()
            .count();
    assertThat(colours).isGreaterThan(1);
  }
}
