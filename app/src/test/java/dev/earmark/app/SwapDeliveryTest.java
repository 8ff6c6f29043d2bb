package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.bench.Guarantee;
import dev.earmark.bench.kill.KillPlan;
import dev.earmark.bench.kill.KillResult;
import dev.earmark.bench.kill.KillRun;
import dev.earmark.bench.kill.Scene;
import dev.earmark.bench.kill.Victim;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes of {@code earmark run} with two models, of which one is swapped all the time. */
class SwapDeliveryTest {
  private static final Path MODELS = Path.of("../models").toAbsolutePath();
  private static final List<Path> BOTH =
      List.of(MODELS.resolve("commands.onnx"), MODELS.resolve("simple-audio.onnx"));
  private static final KillPlan PLAN = new KillPlan(1, 2, 20_261_122, Duration.ofSeconds(1));

  private static final Duration BETWEEN_SWAPS = Duration.ofMillis(1_500);

  @TempDir Path folder;

  @Test
  void eachWindowOfEachModelIsSaidOnceThoughVersionsChangeAndProcessesDie() throws Exception {
    var victim = new Victim(BOTH, Guarantee.EXACTLY_ONCE, Victim.CLASSIC, Map.of());
    KillResult result =
        new KillRun(Earmark.class, victim, PLAN).run(folder, SwapDeliveryTest::killBetweenSwaps);
    assertThat(result.holds()).as(result.toTable()).isTrue();
    assertThat(result.toMap()).containsEntry("kills", 1).containsEntry("stops", 1);
  }

  private static void killBetweenSwaps(Scene scene) throws InterruptedException {
    scene.start();
    scene.awaitProgress();
    scene.readFor(BETWEEN_SWAPS);
    scene.kill(0);
    scene.start();
    scene.awaitProgress();
    scene.readFor(BETWEEN_SWAPS);
  }
}
