package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.bench.Guarantee;
import dev.earmark.bench.kill.KillPlan;
import dev.earmark.bench.kill.KillResult;
import dev.earmark.bench.kill.KillRun;
import dev.earmark.bench.kill.Play;
import dev.earmark.bench.kill.Scene;
import dev.earmark.bench.kill.Victim;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real processes of {@code earmark run} and a broker in another one, while devices send: whatever
 * happens to them, what was said is what the samples say.
 */
class DeliveryTest {
  private static final Path MODEL = Path.of("../models/simple-audio.onnx").toAbsolutePath();
  private static final KillPlan PLAN = new KillPlan(1, 3, 20_261_121);

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** How long the broker is away; {@code -Dearmark.broker.away=PT2M} is the whole two minutes. */
  private static final Duration AWAY =
      Duration.parse(System.getProperty("earmark.broker.away", "PT8S"));

  /** A tenth of what they usually are, so that eight seconds are longer than each. */
  private static final Map<String, String> SHORT_TIMEOUTS =
      Map.of(
          "producer.delivery.timeout.ms", "4000",
          "producer.request.timeout.ms", "2000",
          "producer.max.block.ms", "3000",
          "main.consumer.default.api.timeout.ms", "4000",
          "main.consumer.request.timeout.ms", "2000");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {Victim.CLASSIC, Victim.STREAMS})
  void instancesJoinLeaveAndDieAndEachWindowIsSaidOnce(String protocol) throws Exception {
    var victim = new Victim(List.of(MODEL), Guarantee.EXACTLY_ONCE, protocol, Map.of());
    KillResult result = run(victim, scene -> joinLeaveAndDie(scene, protocol));
    assertThat(result.holds()).as(result.toTable()).isTrue();
    assertThat(result.toMap()).containsEntry("stops", 3).containsEntry("kills", 1);
  }

  private void joinLeaveAndDie(Scene scene, String protocol) throws InterruptedException {
    scene.start();
    scene.awaitProgress();
    scene.instances(3);
    scene.awaitProgress();
    await().atMost(DEADLINE).until(() -> members(scene, protocol) == 3);
    scene.stop();
    assertThat(members(scene, protocol)).as("who ends in order leaves at once").isLessThan(3);
    scene.awaitProgress();
    scene.kill(0);
    scene.awaitProgress();
    await("who is killed leaves with its session")
        .atMost(DEADLINE)
        .until(() -> members(scene, protocol) == 1);
    scene.stop();
    assertThat(members(scene, protocol)).as("nobody is waited for by who comes next").isZero();
    scene.start();
    scene.awaitProgress();
    assertThat(scene.folder().resolve("state-0")).as("nothing is kept on disk").doesNotExist();
  }

  @Test
  void aBrokerThatIsAwayLongerThanAnyTimeoutCostsNothing() throws Exception {
    boolean whole = AWAY.compareTo(Duration.ofMinutes(1)) > 0;
    var victim =
        new Victim(
            List.of(MODEL),
            Guarantee.EXACTLY_ONCE,
            Victim.CLASSIC,
            whole ? Map.of() : SHORT_TIMEOUTS);
    KillResult result =
        run(
            victim,
            scene -> {
              scene.start();
              scene.awaitProgress();
              scene.killBroker(AWAY);
              scene.awaitProgress();
            });
    assertThat(result.holds()).as(result.toTable()).isTrue();
    assertThat(result.toMap()).containsEntry("kills", 0).containsEntry("brokerKills", 1);
  }

  private KillResult run(Victim victim, Play play) throws Exception {
    return new KillRun(Earmark.class, victim, PLAN).run(folder, play);
  }

  /** Members that the broker still waits for. */
  private static long members(Scene scene, String protocol) {
    String group = Scene.GROUP;
    try (var admin = Admin.create(Map.of("bootstrap.servers", scene.bootstrapServers()))) {
      return protocol.equals(Victim.STREAMS)
          ? admin.describeStreamsGroups(List.of(group)).all().get().values().stream()
              .mapToLong(described -> described.members().size())
              .sum()
          : admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
              .mapToLong(described -> described.members().size())
              .sum();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
