package dev.earmark.bench.kill;

import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Rounds that each end with the kill of a process, a quarter of them while it is starting. In every
 * fourth round a process is first asked to end, in every fifth the broker is killed.
 */
public final class Rounds implements Play {
  private static final int EARLY_ONE_IN = 4;
  private static final int STOP_EVERY = 4;
  private static final int BROKER_EVERY = 5;
  private static final int LONGEST_LIFE_MS = 1_500;
  private static final int LONGEST_START_MS = 3_000;
  private static final int LONGEST_ABSENCE_MS = 1_000;

  private final KillPlan plan;
  private final Consumer<String> progress;
  private final SplittableRandom random;

  /** Prepares the rounds of a plan; {@code progress} takes one sentence a round. */
  public Rounds(KillPlan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
    random = new SplittableRandom(plan.seed());
  }

  @Override
  public void run(Scene scene) throws InterruptedException {
    for (int round = 1; round <= plan.rounds(); round++) {
      long began = System.nanoTime();
      String how = round(scene, round);
      progress.accept(
          String.format(
              Locale.ROOT,
              "round %d of %d: killed one of %d%s; %.1f s, %d chunks, %d windows",
              round,
              plan.rounds(),
              scene.instances() + 1,
              how,
              (System.nanoTime() - began) / 1e9,
              scene.chunks(),
              scene.windows()));
    }
  }

  private String round(Scene scene, int round) throws InterruptedException {
    scene.instances(1 + random.nextInt(plan.mostInstances()));
    String how = live(scene);
    if (round % STOP_EVERY == 0) {
      scene.replace();
      how += ", after one was asked to end";
    }
    if (round % BROKER_EVERY == 0) {
      scene.killBroker(within(LONGEST_ABSENCE_MS));
      scene.readFor(within(LONGEST_LIFE_MS));
      how += ", after the broker was killed";
    }
    scene.kill(random.nextInt(scene.instances()));
    return how;
  }

  private String live(Scene scene) {
    if (random.nextInt(EARLY_ONE_IN) == 0) {
      scene.readFor(within(LONGEST_START_MS));
      return ", while starting";
    }
    scene.awaitProgress();
    scene.readFor(within(LONGEST_LIFE_MS));
    return "";
  }

  private Duration within(int millis) {
    return Duration.ofMillis(random.nextInt(millis));
  }
}
