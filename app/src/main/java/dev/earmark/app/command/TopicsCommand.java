package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.Surroundings;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.broker.Topics;
import dev.earmark.app.settings.Settings;
import dev.earmark.score.Model;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Creates, checks and lists Earmark's topics. */
@Command(
    name = "topics",
    description = "Create, check and list Earmark's topics.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  earmark topics create --set topics.partitions=12",
      "  earmark topics check"
    })
public final class TopicsCommand implements Runnable {
  private final Surroundings surroundings;

  public TopicsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Creates, checks or lists, as its subcommands say. */
  @Override
  public void run() {
    throw CommandFailure.wrong("a subcommand is needed: earmark topics create, check, or list");
  }

  @Command(
      name = "create",
      description = "Create the topics that are missing.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark topics create --set topics.partitions=12"})
  int create(@Mixin SettingsOptions options) {
    Settings settings = options.read(surroundings.environment());
    try (Cluster cluster = Cluster.connect(settings)) {
      Topics topics = new Topics(cluster, settings);
      List<String> created = topics.create();
      topics
          .partitions()
          .keySet()
          .forEach(topic -> print(topic, created.contains(topic) ? "created" : "was there"));
      return complain(topics.tooFew());
    }
  }

  @Command(
      name = "check",
      description =
          "Hold the topics against the rules that Earmark relies on; exit code 2 where one is broken.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark topics check --set bootstrap.servers=localhost:9092"})
  int check(@Mixin SettingsOptions options) {
    Settings settings = options.read(surroundings.environment());
    try (Model model = Models.load(Models.choose(null, settings));
        Cluster cluster = Cluster.connect(settings)) {
      Topics topics = new Topics(cluster, settings);
      List<String> problems = topics.problems(model.card());
      if (problems.isEmpty()) {
        list(topics);
        surroundings.out().println("all rules hold");
      }
      return complain(problems);
    }
  }

  private int complain(List<String> problems) {
    problems.forEach(problem -> surroundings.err().println("earmark: topic " + problem));
    return problems.isEmpty() ? ExitCodes.DONE : ExitCodes.WRONG;
  }

  @Command(
      name = "list",
      description = "List the topics that are there, with their partitions.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark topics list --set bootstrap.servers=localhost:9092"})
  int list(@Mixin SettingsOptions options) {
    Settings settings = options.read(surroundings.environment());
    try (Cluster cluster = Cluster.connect(settings)) {
      return list(new Topics(cluster, settings));
    }
  }

  private int list(Topics topics) {
    topics
        .partitions()
        .forEach(
            (topic, partitions) ->
                print(topic, partitions == 0 ? "missing" : partitions + " partitions"));
    return ExitCodes.DONE;
  }

  private void print(String topic, String state) {
    surroundings.out().printf("%-24s %s%n", topic, state);
  }
}
