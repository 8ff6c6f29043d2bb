package dev.earmark.app.bring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.earmark.app.CommandFailure;
import dev.earmark.rule.NearestName;
import dev.earmark.score.JsonTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** One file of expectations. */
final class ExpectedFile {
  private static final int LARGEST = 64 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  private final String name;
  private final List<String> labels;
  private final Map<Stage, double[]> stages = new EnumMap<>(Stage.class);

  private ExpectedFile(String name, List<String> labels) {
    this.name = name;
    this.labels = labels;
  }

  static Map<Stage, double[]> read(String option, List<String> labels) {
    int at = option.indexOf('=');
    String stage = at < 0 ? "" : option.substring(0, at);
    boolean named = Stage.of(stage).isPresent();
    String name = named ? option.substring(at + 1) : option;
    var file = new ExpectedFile(name, labels);
    try {
      file.read(Path.of(name), named ? stage : stem(name));
    } catch (NoSuchFileException e) {
      throw CommandFailure.wrong("--expect must name a file: --expect=" + name, e);
    } catch (IOException e) {
      throw file.wrong(String.valueOf(e.getMessage()), e);
    }
    return file.stages;
  }

  private static String stem(String name) {
    return String.valueOf(Path.of(name).getFileName()).replaceFirst("\\.[^.]*$", "");
  }

  private void read(Path file, String stage) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("must be at most " + LARGEST + " bytes: bytes=" + Files.size(file));
    }
    if (name.endsWith(".npy")) {
      try (InputStream in = Files.newInputStream(file)) {
        put(stage, NpyFile.read(in, LARGEST));
      }
    } else if (name.endsWith(".npz")) {
      zipped(file);
    } else {
      json(file);
    }
    if (stages.isEmpty()) {
      throw new IOException("must hold one of " + String.join(", ", Stage.words()));
    }
  }

  private void zipped(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          put(stem(entry.getName()), NpyFile.read(in, LARGEST));
        }
      }
    }
  }

  private void json(Path file) throws IOException {
    try {
      JsonNode tree = JSON.readTree(file.toFile());
      for (Map.Entry<String, JsonNode> field : tree.properties()) {
        boolean byLabel = field.getValue().isObject() && field.getKey().equals("scores");
        put(field.getKey(), byLabel ? byLabel(field.getValue()) : flat(field));
      }
    } catch (JsonProcessingException e) {
      throw new IOException(JsonTrouble.sentence(e), e);
    }
  }

  private double[] byLabel(JsonNode scores) throws IOException {
    var numbers = new ArrayList<Double>();
    for (String label : labels) {
      if (!scores.path(label).isNumber()) {
        throw new IOException("scores must have a number for each label: label=" + label);
      }
      numbers.add(scores.get(label).doubleValue());
    }
    if (scores.size() != labels.size()) {
      throw new IOException("scores must be of the model's labels: labels=" + labels);
    }
    return array(numbers);
  }

  private static double[] flat(Map.Entry<String, JsonNode> field) throws IOException {
    var numbers = new ArrayList<Double>();
    flatten(field.getKey(), field.getValue(), numbers);
    return array(numbers);
  }

  private static void flatten(String name, JsonNode value, List<Double> numbers)
      throws IOException {
    if (value.isArray()) {
      for (JsonNode element : value) {
        flatten(name, element, numbers);
      }
    } else if (value.isNumber()) {
      numbers.add(value.doubleValue());
    } else {
      throw new IOException(name + " must be numbers: " + name + "=" + value);
    }
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void put(String word, double[] numbers) throws IOException {
    Stage stage = Stage.of(word).orElse(null);
    if (stage == null) {
      throw new IOException(
          "holds what is no stage, did you mean "
              + NearestName.of(word, Stage.words()).orElseThrow()
              + "? stage="
              + word);
    }
    if (numbers.length == 0) {
      throw new IOException(word + " must not be empty");
    }
    stages.put(stage, numbers);
  }

  private CommandFailure wrong(String sentence, IOException cause) {
    return CommandFailure.wrong("expectations " + name + ": " + sentence, cause);
  }
}
