package dev.earmark.app;

import dev.earmark.app.settings.SettingsException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

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
    say(failure, sentence(failure));
    return exitCode(failure);
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    say(failure, failure.getMessage() + " (" + command + " --help shows what it takes)");
    return ExitCodes.WRONG;
  }

  private void say(Exception failure, String sentence) {
    err.println("earmark: " + sentence.replaceAll("\\s*\\R\\s*", " "));
    if (debug.getAsBoolean()) {
      failure.printStackTrace(err);
    }
  }

  private static int exitCode(Exception failure) {
    if (failure instanceof CommandFailure known) {
      return known.exitCode();
    }
    return isWrong(failure) ? ExitCodes.WRONG : ExitCodes.BROKEN;
  }

  private static String sentence(Exception failure) {
    String message = Optional.ofNullable(failure.getMessage()).orElse("");
    boolean known = failure instanceof CommandFailure || isWrong(failure);
    return known
        ? message
        : "unexpected "
            + failure.getClass().getSimpleName()
            + ": "
            + message
            + " (--debug shows more)";
  }

  private static boolean isWrong(Exception failure) {
    return failure instanceof SettingsException || failure instanceof ConfigException;
  }
}
