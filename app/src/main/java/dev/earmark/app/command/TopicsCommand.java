package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.Surroundings;
import dev.earmark.app.broker.Acls;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.broker.Topics;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.cluster.Grant;
import dev.earmark.topology.cluster.TopicCheck;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Creates, checks and lists Earmark's topics, and says who must be allowed what. */
@Command(
    name = "topics",
    description = "Create, check and list Earmark's topics, and say who must be allowed what.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  earmark topics create --set topics.partitions=12",
      "  earmark topics check",
      "  earmark topics acls --role device --principal User:kitchen"
    })
public final class TopicsCommand implements Runnable {
  private final Surroundings surroundings;

  public TopicsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Creates, checks or lists, as its subcommands say. */
  @Override
  public void run() {
    throw CommandFailure.wrong(
        "a subcommand is needed: earmark topics create, check, list, or acls");
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
    List<ModelCard> cards = Models.cards(Models.chooseAll(List.of(), settings));
    try (Cluster cluster = Cluster.connect(settings)) {
      Topics topics = new Topics(cluster, settings);
      TopicCheck.Found found = topics.check(cards);
      complain(found.warnings());
      List<String> problems = found.problems();
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

  @Command(
      name = "acls",
      description =
          "Print the least that a role must be allowed on brokers with an authorizer, as lines for kafka-acls.sh.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Examples:",
        "  earmark topics acls --role topology --principal User:earmark",
        "  earmark topics acls --role consumer --principal User:app --apply"
      })
  int acls(@Mixin AclOptions options) {
    Settings settings = options.settings().read(surroundings.environment());
    Acls acls = new Acls(settings);
    if (options.apply()) {
      apply(acls, options, settings);
      return ExitCodes.DONE;
    }
    AclPrinter printer =
        new AclPrinter(settings.text(EarmarkSettings.BOOTSTRAP_SERVERS), options.principal());
    List<Grant> grants = acls.of(options.role());
    surroundings.out().print(options.json() ? printer.json(grants) : printer.lines(grants));
    return ExitCodes.DONE;
  }

  private void apply(Acls acls, AclOptions options, Settings settings) {
    String principal = options.principal();
    try (Cluster cluster = Cluster.connect(settings)) {
      int entries = acls.apply(cluster, options.role(), principal);
      surroundings
          .out()
          .println(
              principal
                  + " is "
                  + options.role().name().toLowerCase(Locale.ROOT)
                  + ": "
                  + entries
                  + " entries");
    }
  }

  private void print(String topic, String state) {
    surroundings.out().printf("%-24s %s%n", topic, state);
  }
}
