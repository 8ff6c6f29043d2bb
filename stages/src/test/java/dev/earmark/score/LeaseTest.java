package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.window.Window;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Without leases, closing a session in the middle of a run ends the JVM. */
class LeaseTest {

  private static final int THREADS = 3;
  private static final List<Window> WINDOWS =
      IntStream.range(0, 8).mapToObj(k -> TestModels.tone(k, 50 * k)).toList();

  @RepeatedTest(10)
  void closingWaitsForTheRunsThatHaveBegun() throws Exception {
    Model model = Model.load(TestModels.path("tiny"));
    var busy = new CountDownLatch(THREADS * 50);
    var threads = Executors.newFixedThreadPool(THREADS);
    List<Future<String>> ends =
        IntStream.range(0, THREADS)
            .mapToObj(i -> threads.submit(() -> scoreUntilClosed(model, busy)))
            .toList();
    assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();
    model.close();
    for (Future<String> end : ends) {
      assertThat(end.get(30, TimeUnit.SECONDS)).isEqualTo("model is closed: model=tiny@1");
    }
    threads.shutdown();
  }

  private static String scoreUntilClosed(Model model, CountDownLatch busy) {
    try (Scorer scorer = model.newScorer(8)) {
      while (true) {
        scorer.score(WINDOWS);
        busy.countDown();
      }
    } catch (IllegalStateException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void theLastStepIsDoneOnceAndOnlyWhenEveryLeaseIsBack() throws Exception {
    var leases = new Leases();
    var ended = new AtomicLong();
    var closing = new AtomicBoolean();
    leases.take("tiny");
    var closer =
        new Thread(
            () -> {
              closing.set(true);
              leases.end(ended::incrementAndGet);
            });
    closer.start();
    org.awaitility.Awaitility.await().until(() -> closer.getState() == Thread.State.WAITING);
    assertThat(closing).isTrue();
    assertThat(ended).hasValue(0);
    leases.giveBack();
    closer.join(30_000);
    leases.end(ended::incrementAndGet);
    assertThat(ended).hasValue(1);
    assertThatThrownBy(() -> leases.take("tiny"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("model is closed: model=tiny");
  }

  @Test
  void aClosedModelRefusesToScore() throws Exception {
    Model model = Model.load(TestModels.path("tiny"));
    try (Scorer scorer = model.newScorer(8)) {
      scorer.score(WINDOWS);
      model.close();
      model.close();
      assertThatThrownBy(() -> scorer.score(WINDOWS)).hasMessage("model is closed: model=tiny@1");
    }
  }
}
