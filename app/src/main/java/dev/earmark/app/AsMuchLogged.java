package dev.earmark.app;

import dev.earmark.app.log.Levels;
import dev.earmark.app.settings.LogLevels;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command that has no settings with as much logged as the environment says; where there are
 * settings, the variable is one of their layers.
 */
record AsMuchLogged(Map<String, String> environment) implements IExecutionStrategy {
  private static final String LEVEL = "EARMARK_LOG_LEVEL";
  private static final String FILE_OF_SETTINGS = "--config";

  @Override
  public int execute(ParseResult parsed) {
    String level = environment.get(LEVEL);
    if (level != null && !hasSettings(parsed)) {
      set(level, parsed);
    }
    return new RunLast().execute(parsed);
  }

  private static boolean hasSettings(ParseResult parsed) {
    return parsed.asCommandLineList().stream()
        .anyMatch(command -> command.getCommandSpec().findOption(FILE_OF_SETTINGS) != null);
  }

  private static void set(String level, ParseResult parsed) {
    try {
      Levels.set(LogLevels.parse(LEVEL, level));
    } catch (ConfigException wrong) {
      throw new ExecutionException(
          parsed.commandSpec().commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }
}
