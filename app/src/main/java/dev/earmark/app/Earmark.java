package dev.earmark.app;

import dev.earmark.app.log.OneContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code earmark} command. */
@Command(
    name = "earmark",
    description = "Real-time audio classification on Kafka Streams.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Example:",
      "  earmark demo",
      "",
      "Exit codes: 0 done, 1 broken, 2 wrong usage or setting."
    })
public final class Earmark implements Runnable {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the code a failure happened.")
  private boolean debug;

  @Spec private CommandSpec spec;

  private Earmark() {}

  public static void main(String[] args) {
    int code = run(Surroundings.ofProcess(), args);
    OneContext.end();
    System.exit(code);
  }

  /** Runs one command and returns its exit code. */
  public static int run(Surroundings surroundings, String... args) {
    return commandLine(surroundings).execute(args);
  }

  /** Returns the command with all its subcommands. */
  static CommandLine commandLine(Surroundings surroundings) {
    Earmark earmark = new Earmark();
    CommandLine line = new CommandLine(earmark);
    Subcommands.of(surroundings).forEach(line::addSubcommand);
    Failures failures = new Failures(surroundings.err(), () -> earmark.debug);
    return line.setOut(Writers.of(surroundings.out()))
        .setErr(Writers.of(surroundings.err()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .setExecutionStrategy(new AsMuchLogged(surroundings.environment()))
        .setUsageHelpAutoWidth(false);
  }

  /** Without a subcommand there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a subcommand is needed");
  }
}
