package dev.earmark.bench.kill;

/** What happens while devices send. */
@FunctionalInterface
public interface Play {
  /** Lets it happen; what was not heard when it returns is heard before anything is compared. */
  void run(Scene scene) throws InterruptedException;
}
