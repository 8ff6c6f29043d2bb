package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.Surroundings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands a training over to the Python package that does it. */
@Command(
    name = "train",
    description = {
      "Train a model on a folder of labelled clips, a folder a label.",
      "Its stages are collect, split, features, tune, train, repeat, export and report; each is skipped where it is up to"
          + " date.",
      "",
      "SOURCE is the folder, or a settings file with all that can be said; see training/README.md.",
      "Earmark's Python package does it and takes the options.",
      "EARMARK_PYTHON names the Python that has it (default: python3)."
    },
    customSynopsis =
        "earmark train SOURCE [--out FOLDER] [--name NAME] [--model KIND] [--epochs N] [--split PATTERN]"
            + " [--seeds N] [--ablate]",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  earmark train my-sounds --split '([^/]+)_[0-9]+\\.'",
      "  earmark train my-sounds/earmark-train.toml --out build/my-model"
    })
public final class TrainCommand implements Callable<Integer> {
  private static final String PACKAGE = "earmark_train";

  @Unmatched private List<String> arguments = new ArrayList<>();

  private final Surroundings surroundings;

  public TrainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    String python = surroundings.environment().getOrDefault("EARMARK_PYTHON", "python3");
    check(python);
    List<String> command = new ArrayList<>(List.of(python, "-m", PACKAGE));
    command.addAll(arguments);
    return start(new ProcessBuilder(command).inheritIO());
  }

  /** Asks Python for the package before anything else, so that its absence is said in one way. */
  private static void check(String python) throws InterruptedException {
    var asked = new ProcessBuilder(python, "-c", "import " + PACKAGE);
    asked.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    if (start(asked) != ExitCodes.DONE) {
      throw missing(python);
    }
  }

  private static int start(ProcessBuilder builder) throws InterruptedException {
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-python"));
      return process.waitFor();
    } catch (IOException e) {
      throw missing(builder.command().get(0));
    }
  }

  private static CommandFailure missing(String python) {
    return CommandFailure.wrong(
        "training needs Python 3.11 or newer with Earmark's package: in a checkout run"
            + " 'python3 -m venv training/.venv && training/.venv/bin/pip install ./training', then set"
            + " EARMARK_PYTHON=training/.venv/bin/python: EARMARK_PYTHON="
            + python);
  }
}
