package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import dev.earmark.app.log.SameLevels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which of the layers says how much a command logs. */
class LogLevelOptionsTest {
  private static final Map<String, String> VARIABLE =
      Map.of("EARMARK_LOG_LEVEL", "warn,org.apache.kafka=debug,a.b=off");

  private static final Path MODEL = Path.of("../models/commands.onnx").toAbsolutePath();

  @RegisterExtension final SameLevels same = new SameLevels();
  private final LoggerContext loggers = LoggerContext.getContext(false);

  private Level level(String logger) {
    return loggers.getLogger(logger).getLevel();
  }

  private static int config(Console console, String... more) {
    var words = new ArrayList<>(List.of("config", "log.level", "--set", "models=" + MODEL));
    words.addAll(List.of(more));
    return console.run(words.toArray(String[]::new));
  }

  @Test
  void theCommandLineTakesTheWholePlaceOfTheEnvironment() {
    Level kafka = level("org.apache.kafka.clients");
    Console console = new Console().environment(VARIABLE);
    assertThat(config(console, "--set", "log.level=info")).isZero();
    assertThat(level("dev.earmark.some")).isEqualTo(Level.INFO);
    assertThat(level("org.apache.kafka.clients")).isEqualTo(kafka).isNotEqualTo(Level.DEBUG);
    assertThat(level("a.b")).isNotEqualTo(Level.OFF);
  }

  @Test
  void aLoggerThatIsNamedSpeaksForAllBelowIt() {
    assertThat(level("org.apache.kafka.clients.NetworkClient")).isEqualTo(Level.ERROR);
    assertThat(config(new Console().environment(VARIABLE))).isZero();
    assertThat(level("org.apache.kafka.clients.NetworkClient")).isEqualTo(Level.DEBUG);
  }

  @Test
  void aCommandWithoutSettingsTakesTheEnvironments() {
    assertThat(new Console().environment(VARIABLE).run("model", "list")).isZero();
    assertThat(level("a.b.c")).isEqualTo(Level.OFF);
  }

  @Test
  void theDoctorLogsAsMuchAsTheSettingsSayThatItCanUse() {
    var settings = new HashMap<>(VARIABLE);
    settings.put("EARMARK_GAP_WAIT", "soon");
    assertThat(new SettingsOptions().usable(settings).faults()).hasSize(1);
    assertThat(level("org.apache.kafka.clients")).isEqualTo(Level.DEBUG);
  }
}
