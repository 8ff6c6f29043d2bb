package dev.earmark.app;

import dev.earmark.app.settings.Secrets;
import dev.earmark.app.settings.SettingsException;
import dev.earmark.rule.NearestName;
import dev.earmark.schemas.registry.UrlUsers;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one sentence and an exit code; the stack is shown on demand only. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final PrintStream err;
  private final BooleanSupplier debug;

  Failures(PrintStream err, BooleanSupplier debug) {
    this.err = err;
    this.debug = debug;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult result) {
    if (!saysItself(line, failure)) {
      say(failure, sentence(failure));
    }
    return exitCode(failure);
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    String sentence = Secrets.inTyped(String.valueOf(failure.getMessage())) + nearest(failure);
    say(failure, sentence + " (" + command + " --help shows what it takes)");
    return ExitCodes.WRONG;
  }

  /** Names the option or command that a mistyped one most likely meant, if it is near enough. */
  private static String nearest(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    String typed = unmatched.getUnmatched().get(0);
    CommandSpec spec = unmatched.getCommandLine().getCommandSpec();
    Set<String> known =
        typed.startsWith("-") ? spec.optionsMap().keySet() : spec.subcommands().keySet();
    return NearestName.of(typed, known)
        .filter(name -> NearestName.edits(typed, name) <= 1 + typed.length() / 3)
        .map(name -> "; the nearest is " + name)
        .orElse("");
  }

  /** What nobody has foreseen is shown with its stack, where somebody reads it only afterwards. */
  private boolean saysItself(CommandLine line, Exception failure) {
    boolean stack = debug.getAsBoolean() || !isKnown(failure);
    return line.getCommand() instanceof Failing command
        && command.say(oneLine(sentence(failure)), stack ? failure : null);
  }

  private static String oneLine(String sentence) {
    return sentence.replaceAll("\\s*\\R\\s*", " ");
  }

  private void say(Exception failure, String sentence) {
    err.println("earmark: " + UrlUsers.hiddenInText(Escaped.of(oneLine(sentence))));
    if (debug.getAsBoolean()) {
      err.print(UrlUsers.hiddenInText(stack(failure)));
    }
  }

  private static String stack(Exception failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static int exitCode(Exception failure) {
    if (failure instanceof CommandFailure known) {
      return known.exitCode();
    }
    return isWrong(failure) ? ExitCodes.WRONG : ExitCodes.BROKEN;
  }

  private static String sentence(Exception failure) {
    String message = Optional.ofNullable(failure.getMessage()).orElse("");
    return isKnown(failure)
        ? message
        : "unexpected "
            + failure.getClass().getSimpleName()
            + ": "
            + message
            + " (--debug shows more)";
  }

  private static boolean isKnown(Exception failure) {
    return failure instanceof CommandFailure || isWrong(failure);
  }

  private static boolean isWrong(Exception failure) {
    return failure instanceof SettingsException || failure instanceof ConfigException;
  }
}
