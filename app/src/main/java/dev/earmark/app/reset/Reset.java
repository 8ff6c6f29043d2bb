package dev.earmark.app.reset;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.GroupProtocol;
import dev.earmark.app.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * Sets an application of which nothing runs back: deletes its own topics and its folder, then sets
 * the offsets of its group. One that was broken off can be done again.
 */
public final class Reset {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_MS = 50;

  private final Cluster cluster;
  private final Settings settings;
  private final Group group;

  public Reset(Cluster cluster, Settings settings) {
    this.cluster = cluster;
    this.settings = settings;
    group =
        new Group(settings.text(EarmarkSettings.APPLICATION_ID), GroupProtocol.isStreams(settings));
  }

  /**
   * Returns what would be done, and does nothing.
   *
   * @throws CommandFailure where a process of the application runs, or a topic is missing
   */
  public Plan plan(Target target) {
    refuseWhileItRuns();
    var planning = new Planning(settings);
    return cluster.ask(admin -> planning.plan(admin, target));
  }

  private void refuseWhileItRuns() {
    int members = cluster.ask(group::members);
    if (members > 0) {
      throw CommandFailure.wrong(
          "all processes of an application must have ended before it is reset; one that was killed is a member until its session ends: application.id=%s, members=%d"
              .formatted(group.name(), members));
    }
  }

  /** Does what a plan says. */
  public void carryOut(Plan plan) {
    refuseWhileItRuns();
    cluster.ask(
        admin -> {
          delete(admin, plan.deleted());
          group.commit(admin, plan.offsets());
          return plan;
        });
    plan.folders().forEach(Reset::delete);
  }

  /** A start must not find a topic that is about to go. */
  private static void delete(Admin admin, Collection<String> topics)
      throws ExecutionException, InterruptedException {
    admin.deleteTopics(topics).all().get();
    long end = System.nanoTime() + LIMIT.toNanos();
    while (isAnyThere(admin, topics)) {
      if (System.nanoTime() > end) {
        throw CommandFailure.broken("topics must be gone within 30 s: topics=" + topics);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MS));
    }
  }

  private static boolean isAnyThere(Admin admin, Collection<String> topics)
      throws ExecutionException, InterruptedException {
    Set<String> there = admin.listTopics().names().get();
    return !Collections.disjoint(there, topics);
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : deepestFirst) {
        Files.delete(one);
      }
    } catch (IOException | UncheckedIOException e) {
      throw CommandFailure.broken("folder must be deletable: folder=" + folder, e);
    }
  }
}
