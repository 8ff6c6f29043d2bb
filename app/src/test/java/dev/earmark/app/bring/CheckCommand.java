package dev.earmark.app.bring;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.earmark.app.Console;
import dev.earmark.score.CardDraft;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.window.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** {@code model check} of a model whose scores are known. */
abstract class CheckCommand {
  static final Path FILE = Path.of("../models/commands.onnx");
  static final int LENGTH = 16_000;
  static Model model;

  final Console console = new Console();
  @TempDir Path folder;

  @BeforeAll
  static void load() throws Exception {
    model = Model.load(FILE);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  static ModelCard changed(List<String> changes) throws Exception {
    return CardDraft.of(model.card()).set("golden=null").setAll(changes).card();
  }

  static Window window(short[] clip) {
    float[] samples = new float[LENGTH];
    for (int n = 0; n < clip.length; n++) {
      samples[n] = clip[n] / 32_768f;
    }
    return new Window(0, 0, LENGTH, samples, 1, LENGTH - clip.length);
  }

  int check(short[] clip, Map<String, double[]> expected) throws IOException {
    Path wav = Clips.wav(folder.resolve("clip.wav"), 16_000, 1, clip);
    Path json = folder.resolve("expect.json");
    new JsonMapper().writeValue(json.toFile(), expected);
    return console.run(
        "model", "check", FILE.toString(), "--clip", wav.toString(), "--expect", json.toString());
  }
}
