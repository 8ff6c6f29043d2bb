package dev.earmark.app.doctor;

import dev.earmark.app.broker.Cluster;
import dev.earmark.app.broker.Topics;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.cluster.TopicCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/** The topics: what {@code topics check} says, and how many copies of them there are. */
final class TopicsLook implements Look {
  private final Cluster cluster;
  private final Topics topics;
  private final Settings settings;
  private final List<ModelCard> cards;

  TopicsLook(Cluster cluster, Settings settings, List<ModelCard> cards) {
    this.cluster = cluster;
    topics = new Topics(cluster, settings);
    this.settings = settings;
    this.cards = cards;
  }

  @Override
  public List<Symptom> look() {
    List<Symptom> all = new ArrayList<>();
    if (cards.isEmpty()) {
      all.add(
          Symptom.warning(
              "topics",
              "without a model it cannot be said how long audio must be kept",
              "mend the models first"));
    } else {
      rules(all);
    }
    threads(all);
    copies(all);
    return all;
  }

  private void rules(List<Symptom> all) {
    var fix = new TopicFix(settings);
    TopicCheck.Found found = topics.check(cards);
    found.problems().forEach(problem -> all.add(Symptom.error("topic", problem, fix.of(problem))));
    found
        .warnings()
        .forEach(
            warning ->
                all.add(Symptom.warning("topic", warning, "set retention.bytes=-1, or measure")));
    if (found.problems().isEmpty()) {
      all.add(Symptom.ok("topics", "all rules hold: " + topics.partitions()));
    }
  }

  private void threads(List<Symptom> all) {
    String chunks = settings.text(EarmarkSettings.TOPIC_CHUNKS);
    int partitions = topics.partitions().getOrDefault(chunks, 0);
    int threads = settings.whole(EarmarkSettings.THREADS);
    if (partitions > 0 && threads > partitions) {
      all.add(
          Symptom.warning(
              "threads",
              "%s has fewer partitions than this process has stream threads, so some have nothing to score: partitions=%d, num.stream.threads=%d"
                  .formatted(chunks, partitions, threads),
              "set num.stream.threads=" + partitions));
    }
  }

  private void copies(List<Symptom> all) {
    Collection<TopicDescription> there = topics.described();
    String leaderless = named(there, partition -> partition.leader() == null);
    String behind = named(there, partition -> partition.isr().size() < partition.replicas().size());
    String single = named(there, partition -> partition.replicas().size() == 1);
    if (!leaderless.isEmpty()) {
      all.add(
          Symptom.error("replicas", "no leader: " + leaderless, "start the brokers that are down"));
    }
    if (!behind.isEmpty()) {
      all.add(
          Symptom.warning(
              "replicas", "not all replicas are in sync: " + behind, "look at the brokers' logs"));
    }
    if (!single.isEmpty()) {
      all.add(single(single));
    } else if (leaderless.isEmpty() && behind.isEmpty() && !there.isEmpty()) {
      all.add(Symptom.ok("replicas", "every topic has several, and all are in sync"));
    }
  }

  private Symptom single(String names) {
    int brokers = cluster.ask(admin -> admin.describeCluster().nodes().get()).size();
    return Symptom.warning(
        "replicas",
        "a single copy, which is lost with its broker: " + names,
        brokers == 1
            ? "good enough for a trial; run three brokers, with topics.replication=3"
            : "kafka-reassign-partitions.sh, or create the topics with topics.replication=3");
  }

  private static String named(
      Collection<TopicDescription> topics, Predicate<TopicPartitionInfo> which) {
    return String.join(
        ", ",
        topics.stream()
            .filter(topic -> topic.partitions().stream().anyMatch(which))
            .map(TopicDescription::name)
            .toList());
  }
}
