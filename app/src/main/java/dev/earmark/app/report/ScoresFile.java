package dev.earmark.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.app.CommandFailure;
import dev.earmark.app.Plural;
import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.score.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads what {@code score --json} printed: an object a window, then one for all. */
public final class ScoresFile {
  /** More time lines than this make a page that nobody reads. */
  private static final int TIME_LINES = 20;

  private static final ObjectMapper JSON = new ObjectMapper();
  private final ModelCard card;

  /** Takes the card of the model that scored; positions are at its rate. */
  public ScoresFile(ModelCard card) {
    this.card = card;
  }

  /**
   * Returns the counts, and the time lines of the first files.
   *
   * @throws CommandFailure where the file is not what {@code score --json} prints
   */
  public ReportData read(Path file) {
    List<JsonNode> objects = objects(file);
    JsonNode all = objects.isEmpty() ? JSON.nullNode() : objects.remove(objects.size() - 1);
    if (!all.hasNonNull("windows") || !all.has("labels") || !all.has("counts")) {
      throw CommandFailure.wrong(
          "--scores must end with the object for all files: --scores=" + file);
    }
    var windows =
        new ReportData.Fact(
            "windows",
            all.get("windows").asText() + " in " + Plural.of(all.path("files").asLong(), "file"));
    var heading =
        new ReportData.Heading(
            "Earmark scores", card.id(), "What " + file.getFileName() + " holds" + shown(objects));
    return new ReportData(
        heading,
        List.of(windows),
        ReportLabels.of(card),
        matrix(all),
        List.of(),
        timeLines(objects));
  }

  private static List<JsonNode> objects(Path file) {
    List<JsonNode> objects = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        objects.add(JSON.readTree(line));
      }
      return objects;
    } catch (JsonProcessingException e) {
      throw CommandFailure.wrong(
          "--scores must be what score --json printed: --scores="
              + file
              + ", line "
              + (objects.size() + 1)
              + " is no JSON",
          e);
    } catch (IOException e) {
      throw CommandFailure.wrong("--scores must name a readable file: --scores=" + file, e);
    }
  }

  private static Optional<ConfusionMatrix> matrix(JsonNode all) {
    List<String> labels =
        StreamSupport.stream(all.get("labels").spliterator(), false).map(JsonNode::asText).toList();
    long[][] counts = JSON.convertValue(all.get("counts"), long[][].class);
    return Optional.of(ConfusionMatrix.of(labels, counts)).filter(matrix -> matrix.windows() > 0);
  }

  private List<ReportData.TimeLine> timeLines(List<JsonNode> windows) {
    return byFile(windows).entrySet().stream()
        .limit(TIME_LINES)
        .map(file -> timeLine(file.getKey(), file.getValue()))
        .toList();
  }

  private static Map<String, List<JsonNode>> byFile(List<JsonNode> windows) {
    Map<String, List<JsonNode>> files = new LinkedHashMap<>();
    windows.forEach(
        window ->
            files
                .computeIfAbsent(window.path("file").asText(), name -> new ArrayList<>())
                .add(window));
    return files;
  }

  private static String shown(List<JsonNode> windows) {
    int files = byFile(windows).size();
    return files > TIME_LINES
        ? "; time lines of the first " + TIME_LINES + " of " + files + " files."
        : ".";
  }

  private ReportData.TimeLine timeLine(String file, List<JsonNode> windows) {
    List<ReportData.Heard> heard = windows.stream().map(this::heard).toList();
    double seconds = heard.get(heard.size() - 1).to();
    var truths = new TruthLane(card).of(heard);
    return new ReportData.TimeLine(file, "", seconds, truths, heard, List.of());
  }

  private ReportData.Heard heard(JsonNode window) {
    return new ReportData.Heard(
        seconds(window.path("startSample")),
        seconds(window.path("endSample")),
        window.path("label").asText(),
        window.path("confidence").asDouble(),
        Double.NaN,
        window.path("truth").textValue());
  }

  private double seconds(JsonNode sample) {
    return sample.asDouble() / card.sampleRate();
  }
}
