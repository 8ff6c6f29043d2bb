package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.Surroundings;
import dev.earmark.app.report.Report;
import dev.earmark.app.report.ReportData;
import dev.earmark.app.report.ScoresFile;
import dev.earmark.app.report.TopicTotals;
import dev.earmark.app.settings.Settings;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a page with the confusion of a model. */
@Command(
    name = "report",
    description =
        "Write a self-contained page with the confusion of a model: from the confusion topic, or from what score --json printed.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  earmark report --out today.html",
      "  earmark score --truth folder --json clips/ > scores.jsonl",
      "  earmark report --scores scores.jsonl"
    })
public final class ReportCommand implements Callable<Integer> {
  @Option(
      names = "--scores",
      paramLabel = "FILE",
      description = "What score --json printed; otherwise the confusion topic is read.")
  private @Nullable Path scores;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "Name or .onnx file of the model that the report is about (default: the setting models).")
  private @Nullable String model;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "report.html",
      description = "Where the page goes (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("report.html");

  @Mixin private SettingsOptions options = new SettingsOptions();

  private final Surroundings surroundings;

  public ReportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Settings settings = options.read(surroundings.environment());
    ModelCard card = card(settings);
    OutFile.check("--out", out);
    write(scores == null ? TopicTotals.read(settings, card) : new ScoresFile(card).read(scores));
    surroundings.out().println(out.toAbsolutePath().normalize());
    return ExitCodes.DONE;
  }

  private ModelCard card(Settings settings) {
    try (Model loaded = Models.load(Models.choose(model, settings, surroundings))) {
      return loaded.card();
    }
  }

  private void write(ReportData data) {
    try {
      Report.write(data, out);
    } catch (IOException e) {
      throw CommandFailure.broken("file must be writable: --out=" + out, e);
    }
  }
}
