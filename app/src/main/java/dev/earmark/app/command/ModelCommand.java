package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.Surroundings;
import dev.earmark.app.bring.CardOptions;
import dev.earmark.app.bring.CardWriting;
import dev.earmark.app.bring.CheckOptions;
import dev.earmark.app.bring.Checking;
import dev.earmark.app.bring.ShowOptions;
import dev.earmark.app.bring.Showing;
import dev.earmark.app.settings.ModelLocation;
import dev.earmark.app.settings.Settings;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Looks at models. */
@Command(
    name = "model",
    description = "Look at models.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  earmark model list",
      "  earmark model card my-model.onnx --like simple-audio --labels labels.txt",
      "  earmark model check my-model.onnx --clip clip.wav --expect expect.json",
      "  earmark model show my-model.onnx --clip clip.wav --png seen.png"
    })
public final class ModelCommand implements Runnable {
  private final Surroundings surroundings;

  public ModelCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Lists models, shows a card, or checks the file, as its subcommands say. */
  @Override
  public void run() {
    throw CommandFailure.wrong("a subcommand is needed: earmark model list, card, check, or show");
  }

  @Command(
      name = "list",
      description = "List the models that come with Earmark.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark model list"})
  int list() {
    for (String name : ModelLocation.names()) {
      try (Model model = Models.load(ModelLocation.of(name))) {
        ModelCard card = model.card();
        surroundings
            .out()
            .printf("%-16s %-20s %s%n", name, card.id(), String.join(", ", card.labels()));
      }
    }
    return 0;
  }

  @Command(
      name = "card",
      description = "Write a card into an .onnx file: front end, labels, windows, output.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "The model is loaded with its card before the file is replaced; docs/model-card.md names every field.",
        "",
        "Examples:",
        "  earmark model card my.onnx --like simple-audio --labels labels.txt",
        "  earmark model card my.onnx --set threshold=0.6",
        "  earmark model card my.onnx --golden clip.wav --expect scores.json"
      })
  int card(
      @Mixin CardOptions card,
      @Parameters(paramLabel = "FILE", description = "An .onnx file.") Path file) {
    OutFile.check("--out", card.out());
    new CardWriting(surroundings, card, file).run();
    return 0;
  }

  @Command(
      name = "show",
      description =
          "Print the card of a model and what it costs: parameters, multiply-adds, windows a second; draw what it sees.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Examples:",
        "  earmark model show commands",
        "  earmark model show my-model.onnx --clip clip.wav --png seen.png"
      })
  int show(
      @Mixin SettingsOptions options,
      @Mixin ShowOptions show,
      @Parameters(
              paramLabel = "MODEL",
              arity = "0..1",
              description = "Name or .onnx file (default: the setting models).")
          @Nullable String name) {
    Path file = file(options, name);
    OutFile.check("--png", show.png());
    try (Model model = Models.load(file)) {
      new Showing(surroundings, show, file).run(model);
    }
    return 0;
  }

  @Command(
      name = "check",
      description =
          "Load a model, hold its card against its tensors and its golden clip, or a clip against what the tool that made the model says of it, and name what differs.",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:it agrees",
        "1:it differs: the first stage that does is named, with the change of the card that fits",
        "2:wrong usage, or a model, clip or expectation that cannot be read"
      },
      footer = {
        "",
        "Examples:",
        "  earmark model check my-model.onnx",
        "  earmark model check my-model.onnx --clip clip.wav --expect expect.npz"
      })
  int check(
      @Mixin SettingsOptions options,
      @Mixin CheckOptions check,
      @Parameters(
              paramLabel = "MODEL",
              arity = "0..1",
              description = "Name or .onnx file (default: the setting models).")
          @Nullable String name) {
    Path file = file(options, name);
    try (Model model = Models.loadDoubtful(file)) {
      return new Checking(surroundings, check, file).run(model);
    }
  }

  private Path file(SettingsOptions options, @Nullable String name) {
    Settings settings = options.read(surroundings.environment());
    return Models.choose(name, settings, surroundings);
  }
}
