package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.topology.metrics.Relation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The life of a topology in a process of its own: until its input ends. Then it ends in order and
 * says what it has counted.
 */
final class ChildLife {
  private static final String COUNTS = "counts: ";
  private static final String BROKEN = "broken: ";

  private ChildLife() {}

  /** Runs a topology, in the child, until it is asked to end; a failure ends it at once. */
  static void live(EarmarkStreams running) throws IOException {
    running.stopped().thenAccept(failure -> failure.ifPresent(ChildLife::die));
    running.start();
    System.in.transferTo(OutputStream.nullOutputStream());
    running.close();
    var counts = running.counts().snapshot();
    System.out.println(COUNTS + counts);
    System.out.println(BROKEN + Relation.broken(counts));
  }

  private static void die(Throwable failure) {
    failure.printStackTrace();
    Runtime.getRuntime().halt(1);
  }

  /**
   * Asks a child to end, and holds that what it has counted since it started adds up: also where it
   * took over from one that was killed.
   *
   * @param said where it writes what it says
   */
  static void endsWithCountsThatAddUp(Process child, Path said)
      throws IOException, InterruptedException {
    child.getOutputStream().close();
    assertThat(child.waitFor(1, TimeUnit.MINUTES)).as("it must end when it is asked to").isTrue();
    List<String> lines = Files.readAllLines(said);
    assertThat(lines).as("%s", said).anyMatch(line -> line.matches(COUNTS + ".*records=[1-9].*"));
    assertThat(lines).contains(BROKEN + List.of());
  }
}
