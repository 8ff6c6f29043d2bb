package dev.earmark.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Began;
import dev.earmark.app.Console;
import dev.earmark.app.Wav;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An application that has heard something is set back. */
class ResetCommandTest {
  private static final int WINDOWS = 3;

  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  @TempDir static Path folder;

  @BeforeAll
  static void hearsAFile() throws Exception {
    Console console = new Console();
    Began run = CLUSTER.start(console, "run", "--create-topics").awaitReady();
    Path file = Wav.tone(folder.resolve("tone.wav"), 16_000, 32_000);
    done("send", file.toString(), "--speed", "0");
    predictions(WINDOWS);
    Console refused = new Console();
    assertThat(refused.run(CLUSTER.args("reset", "--to-beginning", "--yes"))).isEqualTo(2);
    assertThat(refused.err())
        .startsWith("earmark: all processes of an application must have ended before it is reset")
        .contains("application.id=earmark, members=1");
    assertThat(run.end()).isZero();
  }

  private static Console done(String command, String... options) {
    Console console = new Console();
    assertThat(console.run(CLUSTER.args(command, options))).as(console.err()).isZero();
    return console;
  }

  /** Waits until as many were said. */
  private static List<String> predictions(int count) {
    String[] all = {"predictions", "--from-beginning", "--json", "--max", "" + count};
    return done("listen", all).out().lines().toList();
  }

  private static int predictionsUntilNow() {
    return (int) done("listen", "predictions", "--until-now").out().lines().count();
  }

  private static void topicOfAnotherApplication(String name) {
    try (Cluster cluster = Cluster.connect(CLUSTER.settings())) {
      cluster.ask(
          admin -> admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get());
    }
  }

  @Test
  void whatWasHeardIsHeardAgainOrLeftOut() throws Exception {
    int before = predictionsUntilNow();
    topicOfAnotherApplication("earmark-eu-cursors-changelog");
    Console dry = done("reset", "--to-beginning", "--dry-run");
    assertThat(dry.out())
        .doesNotContain("earmark-eu-")
        .containsPattern("offsets  earmark\\.chunks to \\[0:0, 1:0, 2:0, 3:0]")
        .contains("delete   topic earmark-cursors-changelog\n")
        .contains("delete   topic earmark-merge-confusion-repartition\n")
        .endsWith("nothing was changed\n");

    Console mistyped = new Console().in("yes\n".getBytes(StandardCharsets.UTF_8));
    assertThat(mistyped.run(CLUSTER.args("reset", "--to-beginning"))).isEqualTo(2);
    assertThat(mistyped.err()).endsWith("that was not earmark, so nothing was changed\n");
    assertThat(done("reset", "--to-beginning", "--dry-run").out()).isEqualTo(dry.out());

    Console typed = new Console().in("earmark\n".getBytes(StandardCharsets.UTF_8));
    assertThat(typed.run(CLUSTER.args("reset", "--to-beginning"))).as(typed.err()).isZero();
    assertThat(typed.out()).endsWith("earmark goes on with the beginning\n");
    assertThat(done("reset", "--to-beginning", "--dry-run").out()).doesNotContain("delete");

    Began again = CLUSTER.start(new Console(), "run").awaitReady();
    predictions(2 * before);
    assertThat(again.end()).isZero();
    assertThat(predictionsUntilNow()).isEqualTo(2 * before);

    done("reset", "--to-latest", "--yes");
    Began after = CLUSTER.start(new Console(), "run").awaitReady();
    Path other = Wav.tone(folder.resolve("other.wav"), 16_000, 32_000);
    done("send", other.toString(), "--speed", "0");
    predictions(3 * before);
    assertThat(after.end()).isZero();
    assertThat(predictionsUntilNow()).isEqualTo(3 * before);

    String inAnHour = Instant.now().plusSeconds(3_600).toString();
    assertThat(done("reset", "--to-time", inAnHour, "--dry-run").out())
        .isNotEqualTo(dry.out())
        .contains("offsets  earmark.chunks to ");
  }

  @Test
  void aPlaceToGoOnWithMustBeGiven() {
    Console console = new Console();
    assertThat(console.run(CLUSTER.args("reset", "--to-latest", "--to-beginning"))).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("earmark: one of --to-beginning, --to-latest and --to-time must be given\n");
  }
}
