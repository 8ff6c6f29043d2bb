package dev.earmark.bench.kill;

import dev.earmark.bench.BenchTopics;
import dev.earmark.score.ModelCard;
import dev.earmark.score.ModelException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Lets devices send all the time while something happens to the processes that hear them, and holds
 * what was said against what the samples say.
 */
public final class KillRun {
  private final Class<?> earmark;
  private final Victim victim;
  private final KillPlan plan;

  /** Prepares a run; {@code earmark} is the class of the {@code earmark} command. */
  public KillRun(Class<?> earmark, Victim victim, KillPlan plan) {
    this.earmark = earmark;
    this.victim = victim;
    this.plan = plan;
  }

  /** Runs it with everything that is written in {@code folder}. */
  public KillResult run(Path folder, Play play) throws ModelException, InterruptedException {
    try (var references = new References(victim.models());
        var swapped = swapped(references.lastCard(), folder);
        var site = Site.start(folder);
        var instances = new Instances(new Launch(earmark, launched(swapped), site))) {
      createTopics(site);
      instances.rehearse();
      swapped.start();
      return run(new Setting(site, instances, references, swapped), play);
    }
  }

  private Victim launched(SwappedModel swapped) {
    return plan.swaps() ? victim.watching(swapped.path()) : victim;
  }

  private SwappedModel swapped(ModelCard last, Path folder) throws ModelException {
    var models = victim.models();
    return new SwappedModel(models.get(models.size() - 1), last, folder, plan.swapEvery());
  }

  private static void createTopics(Site site) throws InterruptedException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", site.bootstrapServers()))) {
      new BenchTopics(admin).create(KillPlan.PARTITIONS);
    }
  }

  /** What stands before anything is sent. */
  private record Setting(
      Site site, Instances instances, References references, SwappedModel swapped) {
    Addresses addresses() {
      return site.addresses();
    }

    Versions versions() {
      return swapped.versions();
    }
  }

  private KillResult run(Setting setting, Play play) throws InterruptedException {
    long began = System.nanoTime();
    try (var feed = new Feed(setting.addresses(), plan.seed(), "", setting.references().labels());
        var outputs = new Outputs(setting.addresses(), setting.versions(), device -> true)) {
      var scene = new Scene(setting.site(), setting.instances(), feed, outputs);
      feed.start();
      play.run(scene);
      List<SentTake> takes = feed.finish();
      Expected expected = setting.references().expected(feed, takes, setting.versions());
      scene.end(expected);
      setting.swapped().check();
      var outcome = new Comparison(expected).of(outputs.answers());
      double seconds = (System.nanoTime() - began) / 1e9;
      var versions = setting.versions().count(setting.instances().tookOver());
      var said = new KillResult.Said(feed.chunks(), outcome, versions, seconds);
      var happened = new KillResult.Happened(scene.events(), setting.instances().accounts());
      return new KillResult(victim, plan, happened, said);
    }
  }
}
