package dev.earmark.app.log;

import static dev.earmark.app.log.Events.event;
import static dev.earmark.app.log.Events.thrown;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleLayoutTest {
  private final ConsoleLayout layout = new ConsoleLayout();

  @Test
  void anEventIsOneLineWithoutTheStack() {
    var failure = new IllegalStateException("why");
    assertThat(layout.toSerializable(thrown(Level.WARN, "{} is\r\nso", failure, "it")))
        .matches(
            "\\d\\d:\\d\\d:00\\.120 WARN  d\\.e\\.t\\.h\\.Reporter \\[StreamThread-1] it is \\| so\\R");
  }

  @Test
  void aValueDrivesNoTerminal() {
    assertThat(layout.toSerializable(event(Level.WARN, "{}", "a\u001b[2Jb\u009b31mc")))
        .contains("] a\\u001b[2Jb\\u009b31mc");
  }

  @Test
  void aPercentSignOfAValueIsWritten() {
    assertThat(layout.toSerializable(event(Level.ERROR, "{}", "100 %s"))).contains("] 100 %s");
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.kafka.clients.NetworkClient, o.a.k.c.NetworkClient",
    "kafka.server.KafkaRaftServer, k.s.KafkaRaftServer",
    "a.long.enough.name.of.a.Logger, a.l.e.n.of.a.Logger",
    "kafka.server.Twenty2, kafka.server.Twenty2",
    "a.b.cdefghijklmnopqrstuvwxyz, a.b.cdefghijklmnopqrstuvwxyz",
    "AClassWithoutAnyPackageAtAll, AClassWithoutAnyPackageAtAll",
  })
  void packagesAreCutToALetterUntilTheNameIsShort(String name, String shortened) {
    assertThat(ConsoleLayout.shortened(name)).isEqualTo(shortened);
  }
}
