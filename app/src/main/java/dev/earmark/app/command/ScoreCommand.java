package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.Surroundings;
import dev.earmark.app.file.AudioFolder;
import dev.earmark.app.file.FileScorer;
import dev.earmark.app.file.ScoreRun;
import dev.earmark.app.file.ScoredFile;
import dev.earmark.app.file.TruthFrom;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.score.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hears audio files without a broker, through the same stages as the topology. */
@Command(
    name = "score",
    description = "Hear audio files without a broker, through the same stages as the topology.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Positions are sample indexes at the model's rate. A truth is what is really heard.",
      "",
      "Examples:",
      "  earmark score recording.wav",
      "  earmark score recording.wav --truth track.txt --summary",
      "  earmark score --truth folder --json clips/ > scores.jsonl"
    })
public final class ScoreCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE|DIR",
      description = "A WAV, FLAC or OGG file, or a folder of them.")
  private Path path;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Name or .onnx file of the model (default: the setting models).")
  private @Nullable String model;

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description = "Hear the files that this text file names, one a line, relative to DIR.")
  private @Nullable Path list;

  @Option(names = "--json", description = "Print one JSON object a window, then one for all.")
  private boolean json;

  @Option(
      names = "--summary",
      description = "Print what is true of all files only, not each window.")
  private boolean summary;

  @Mixin private ScoreTruth truth = new ScoreTruth();
  @Mixin private SettingsOptions options = new SettingsOptions();

  private final Surroundings surroundings;

  public ScoreCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Settings settings = options.read(surroundings.environment());
    List<Path> files = files();
    TruthFrom truthFrom = truth.of(path, files);
    Path file = Models.choose(model, settings, surroundings);
    try (Model loaded = new ScoringModels(settings, this::say).load(file)) {
      ScoreTotals totals = new ScoreTotals(FileScorer.labels(loaded.card()));
      ScoreOutput output =
          json
              ? new JsonScores(surroundings.out(), loaded.card())
              : new ReadableScores(surroundings.terminal(), loaded.card());
      new ScoreRun(loaded, truthFrom, settings.whole(EarmarkSettings.BATCH_MAX))
          .over(files, scored -> take(scored, totals, output));
      output.end(totals);
      return totals.unreadable() == 0 ? ExitCodes.DONE : ExitCodes.BROKEN;
    }
  }

  private void take(ScoredFile file, ScoreTotals totals, ScoreOutput output) {
    file.problem().ifPresent(this::say);
    totals.accept(file);
    if (!summary) {
      file.windows().forEach(window -> output.window(file.file(), window));
    }
  }

  private void say(String sentence) {
    surroundings.err().println("earmark: " + sentence);
  }

  private List<Path> files() {
    if (!Files.exists(path)) {
      throw CommandFailure.wrong("FILE|DIR must be a file or a folder: " + path + " is not there");
    }
    return list == null ? AudioFolder.files(path) : AudioFolder.listed(path, list);
  }
}
