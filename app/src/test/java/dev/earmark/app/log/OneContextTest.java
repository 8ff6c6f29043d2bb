package dev.earmark.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.bench.SecondJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.impl.Log4jContextFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class OneContextTest {
  /** What a process of its own does: logs in each of four ways, the last when it ends. */
  public static final class Says {
    private Says() {}

    public static void main(String[] arguments) {
      var log = LoggerFactory.getLogger("dev.earmark.Says");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> log.warn("ends")));
      log.info("quiet");
      log.warn("key={}", "${jndi:ldap://127.0.0.1:9/x} ${java:version} %n");
      LogManager.getLogger("org.apache.kafka.Direct").error("directly");
    }
  }

  /** As the {@code earmark} command ends. */
  public static final class Ends {
    private Ends() {}

    public static void main(String[] arguments) {
      LoggerFactory.getLogger("dev.earmark.Ends").warn("the last");
      OneContext.end();
    }
  }

  private static final List<String> USUAL =
      List.of(
          "WARN  dev.earmark.Says [main] key=${jndi:ldap://127.0.0.1:9/x} ${java:version} %n",
          "ERROR o.a.kafka.Direct [main] directly", "WARN  dev.earmark.Says [Thread-0] ends");

  @TempDir Path folder;

  private Path own(String appenders) throws Exception {
    String all =
        """
        <Configuration>
          <Appenders>%s</Appenders>
          <Loggers><Root level="INFO"><AppenderRef ref="own"/></Root></Loggers>
        </Configuration>
        """;
    return Files.writeString(folder.resolve("own.xml"), all.formatted(appenders));
  }

  private List<String> said(String... options) throws Exception {
    return said(Says.class, options);
  }

  private List<String> said(Class<?> main, String... options) throws Exception {
    Path said = folder.resolve("said");
    Process process =
        SecondJvm.start(
            main,
            List.of(options),
            List.of(),
            builder -> builder.redirectErrorStream(true).redirectOutput(said.toFile()));
    assertThat(process.waitFor()).isZero();
    return Files.readAllLines(said);
  }

  private static List<String> withoutTime(List<String> lines) {
    return lines.stream().map(line -> line.substring("09:30:00.000 ".length())).toList();
  }

  @Test
  void warningsComeOnStandardErrorWithNothingLookedUpAndNothingOfLog4jsOwn() throws Exception {
    assertThat(withoutTime(said())).isEqualTo(USUAL);
  }

  @Test
  void withoutTheFileThatIsNamedTheUsualComes() throws Exception {
    List<String> lines = said("-Dlog4j2.configurationFile=" + folder.resolve("none.xml"));
    assertThat(lines.get(0)).contains("ERROR Reconfiguration failed: No configuration found");
    assertThat(withoutTime(lines.subList(1, lines.size()))).isEqualTo(USUAL);
  }

  @Test
  void aFileThatIsNamedTakesTheWholePlace() throws Exception {
    Path file = own("<Console name=\"own\"><PatternLayout pattern=\"own: %p %m%n\"/></Console>");
    assertThat(said("-Dlog4j2.configurationFile=" + file))
        .containsExactly(
            "own: INFO quiet",
            "own: WARN key=${jndi:ldap://127.0.0.1:9/x} ${java:version} %n",
            "own: ERROR directly",
            "own: WARN ends");
  }

  @Test
  void whatAFileStillHoldsIsWrittenAtTheEnd() throws Exception {
    Path log = folder.resolve("own.log");
    Path file =
        own(
            """
            <File name="own" fileName="%s" immediateFlush="false"><PatternLayout pattern="%%m%%n"/></File>
            """
                .formatted(log));
    assertThat(said(Ends.class, "-Dlog4j2.configurationFile=" + file)).isEmpty();
    assertThat(log).hasContent("the last");
  }

  @Test
  void anAppenderOfAFileMayLogAsItStarts() throws Exception {
    Path file =
        own(
            """
            <Console name="own"><PatternLayout pattern="own: %m%n"/></Console>
            <Kafka name="kafka" topic="log" syncSend="false">
              <PatternLayout pattern="%m"/>
              <Property name="bootstrap.servers">127.0.0.1:1</Property>
            </Kafka>
            """);
    assertThat(said(Ends.class, "-Dlog4j2.configurationFile=" + file)).contains("own: the last");
  }

  @Test
  void noHookOfLog4jsEndsTheLogBeforeTheProcess() {
    var factory = (Log4jContextFactory) LogManager.getFactory();
    assertThat(factory.addShutdownCallback(() -> {})).isNull();
    assertThat(LoggerContext.getContext(false).getConfiguration().isShutdownHookEnabled())
        .isFalse();
  }
}
