package dev.earmark.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.app.Console;
import dev.earmark.app.settings.Layer;
import dev.earmark.app.settings.LogLevels;
import dev.earmark.app.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class RunLogTest {
  private static final Logger LOG = LoggerFactory.getLogger("dev.earmark.some.Place");
  private static final Logger KAFKA = LoggerFactory.getLogger("org.apache.kafka.some.Place");
  private static final Logger ELSEWHERE = LoggerFactory.getLogger("org.some.Place");
  private static final Logger NETWORK =
      LoggerFactory.getLogger("org.apache.kafka.clients.NetworkClient");

  private final Console console = new Console();

  private RunLog open(String format, String level) {
    var settings = Map.of("log.format", format, "log.level", level);
    return RunLog.open(
        Settings.of(List.of(Layer.from(settings, "test"))), console.surroundings().err());
  }

  @Test
  void whatIsSaidAndWhatIsLoggedAnywhereComeInOneForm() throws Exception {
    try (var log = open("json", "info")) {
      log.say("starts", Map.of("http", "none"));
      LOG.info("{} goes on", "task");
      log.warn("mind");
    }
    var json = new ObjectMapper();
    List<String> messages = console.err().lines().map(line -> message(json, line)).toList();
    assertThat(messages).containsExactly("starts", "task goes on", "mind");
  }

  private static String message(ObjectMapper json, String line) {
    try {
      return json.readTree(line).path("message").asText();
    } catch (java.io.IOException e) {
      throw new AssertionError(line, e);
    }
  }

  @Test
  void whyAProcessEndsIsSaidWhateverTheLevelIs() {
    RunLog log = open("line", "off");
    log.say("ready");
    log.close();
    log.error("no broker", null);
    assertThat(console.messages()).containsExactly("no broker");
  }

  @Test
  void afterwardsLevelsAreWhatTheyWere() {
    boolean before = LOG.isInfoEnabled();
    open("line", "debug").close();
    LOG.error("elsewhere");
    assertThat(LOG.isInfoEnabled()).isEqualTo(before).isFalse();
    assertThat(console.err()).isEmpty();
  }

  @Test
  void theRootMayBeNamed() {
    try (var log = open("line", "info,ROOT=error")) {
      LOG.warn("of its own");
      ELSEWHERE.warn("left out");
      log.levels().change(LogLevels.parse("log.level", "ROOT=debug"));
      ELSEWHERE.debug("of others");
      log.levels().reset();
      ELSEWHERE.warn("left out again");
      LOG.warn("of its own again");
    }
    assertThat(console.messages()).containsExactly("of its own", "of others", "of its own again");
  }

  @Test
  void nothingIsWrittenBelowDebugWhoeverAsksForIt() {
    try (var log = open("line", "info")) {
      Configurator.setLevel("org.apache.kafka.some.Place", Level.TRACE);
      KAFKA.trace("a record");
      KAFKA.debug("a request");
      log.say("ready");
    }
    assertThat(console.messages()).containsExactly("a request", "ready");
  }

  @Test
  void whatCannotBeWrittenCostsNoSentence() {
    for (String format : List.of("line", "json")) {
      try (var log = open(format, "info")) {
        log.say("with a field", Map.of("field", new Unwritable()));
        log.error("why it ends", new Unwritable());
      }
    }
    assertThat(console.err().lines().filter(line -> !line.startsWith("\t")))
        .hasSize(4)
        .satisfiesExactly(
            line -> assertThat(line).contains("message=\"with a field\""),
            line -> assertThat(line).contains("message=\"why it ends\""),
            line -> assertThat(line).contains("\"message\":\"with a field\""),
            line -> assertThat(line).contains("\"message\":\"why it ends\""));
  }

  /** Neither as a field nor as a failure. */
  private static final class Unwritable extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  @Test
  void usersOfAddressesAreHidden() {
    try (var log = open("line", "info")) {
      log.say("registry http://me:s3cret@registry:8081 does not answer");
      LOG.warn("it threw", new IllegalStateException("https://me:s3cret@registry/x"));
    }
    assertThat(console.err()).doesNotContain("s3cret").contains("//[hidden]@registry:8081");
  }

  @Test
  void whatADeviceChoseIsWrittenAsItIs() {
    String key = "${jndi:ldap://127.0.0.1:9/x} ${env:PATH} ${java:version} {} %n";
    for (String format : List.of("line", "json")) {
      try (var log = open(format, "info")) {
        LOG.warn("key {}", key);
        log.say("said " + key, Map.of("key", key));
      }
    }
    assertThat(console.err().split(Pattern.quote(key), -1)).hasSize(1 + 2 * 3);
  }

  @Test
  void kafkaWarnsWhenItRunsUnlessTheSettingSaysHowMuch() {
    try (var log = open("line", "info")) {
      assertThat(KAFKA.isWarnEnabled()).isFalse();
      log.levels().kafkaWarns();
      assertThat(KAFKA.isWarnEnabled()).isTrue();
      assertThat(KAFKA.isInfoEnabled()).isFalse();
      assertThat(NETWORK.isWarnEnabled()).isFalse();
    }
    try (var log = open("line", "info,org.apache.kafka=debug")) {
      log.levels().kafkaWarns();
      assertThat(KAFKA.isDebugEnabled()).isTrue();
      assertThat(NETWORK.isDebugEnabled()).isTrue();
    }
  }

  @Test
  void aFloodIsTenLinesAndACount() {
    RunLog log = open("line", "info");
    for (int i = 0; i < 5_000; i++) {
      LOG.warn("A record was skipped: offset={}", i);
    }
    log.close();
    assertThat(console.messages())
        .hasSize(11)
        .endsWith("4990 more were left out of the log: A record was skipped: offset=…");
  }
}
