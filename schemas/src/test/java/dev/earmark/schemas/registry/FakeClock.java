package dev.earmark.schemas.registry;

import java.util.ArrayList;
import java.util.List;

/** Time that passes only when something sleeps or a test says so. */
final class FakeClock implements Clock {
  private final List<Long> sleeps = new ArrayList<>();
  private Runnable whileAsleep = () -> {};
  private long now;

  @Override
  public long millis() {
    return now;
  }

  @Override
  public void sleep(long millis) {
    sleeps.add(millis);
    now += millis;
    whileAsleep.run();
  }

  void pass(long millis) {
    now += millis;
  }

  void whileAsleep(Runnable action) {
    whileAsleep = action;
  }

  List<Long> sleeps() {
    return sleeps;
  }
}
