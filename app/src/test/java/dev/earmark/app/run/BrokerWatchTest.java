package dev.earmark.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BrokerWatchTest {
  private static final long SECOND = 1_000_000_000L;

  private final List<String> said = new ArrayList<>();
  private final List<CompletableFuture<Object>> asked = new ArrayList<>();
  private final BrokerWatch watch = new BrokerWatch(this::ask, said::add, 0);

  private CompletableFuture<Object> ask() {
    asked.add(new CompletableFuture<>());
    return asked.get(asked.size() - 1);
  }

  @Test
  void asksEveryFiveSecondsAndOneThingAtATime() {
    watch.look(4 * SECOND);
    assertThat(asked).isEmpty();
    watch.look(5 * SECOND);
    watch.look(11 * SECOND);
    assertThat(asked).hasSize(1);
    asked.get(0).complete("here");
    watch.look(11 * SECOND);
    watch.look(12 * SECOND);
    assertThat(asked).hasSize(2);
    assertThat(said).isEmpty();
  }

  @Test
  void saysOnceThatABrokerIsGoneAndOnceThatItIsBack() {
    for (long second = 5; second <= 20; second += 5) {
      watch.look(second * SECOND);
      asked.get(asked.size() - 1).completeExceptionally(new IllegalStateException("silence"));
      watch.look(second * SECOND);
    }
    watch.look(25 * SECOND);
    asked.get(asked.size() - 1).complete("here");
    watch.look(25 * SECOND);

    assertThat(said)
        .containsExactly(
            "no broker has answered for 5 s; still trying", "a broker answers again, after 25 s");
  }

  @Test
  void askedOnceMoreItSaysWhetherABrokerIsThere() throws Exception {
    var here = new BrokerWatch(() -> CompletableFuture.completedFuture("here"), said::add, 0);
    assertThat(here.answersWithin(Duration.ofMillis(1))).isTrue();
    assertThat(watch.answersWithin(Duration.ofMillis(1))).isFalse();
  }
}
