package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.Surroundings;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.broker.TopicFinding;
import dev.earmark.app.broker.Topics;
import dev.earmark.app.settings.Settings;
import java.util.List;
import java.util.function.Function;
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
      footer = {
        "",
        "Example:",
        "  earmark topics create --set bootstrap.servers=localhost:9092 --set topics.partitions=12"
      })
  int create(@Mixin SettingsOptions options) {
    findings(options, Topics::create).forEach(this::print);
    return ExitCodes.DONE;
  }

  @Command(
      name = "check",
      description =
          "Hold the topics against the rules that Earmark relies on; exit code 2 where one is broken.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark topics check --set bootstrap.servers=localhost:9092"})
  int check(@Mixin SettingsOptions options) {
    List<TopicFinding> findings = findings(options, Topics::check);
    findings.stream().filter(finding -> !finding.isWrong()).forEach(this::print);
    findings.stream()
        .filter(TopicFinding::isWrong)
        .forEach(finding -> surroundings.err().println("earmark: " + finding.wrong()));
    return findings.stream().anyMatch(TopicFinding::isWrong) ? ExitCodes.WRONG : ExitCodes.DONE;
  }

  @Command(
      name = "list",
      description = "List the topics that are there, with their partitions.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark topics list --set bootstrap.servers=localhost:9092"})
  int list(@Mixin SettingsOptions options) {
    findings(options, Topics::check).forEach(this::print);
    return ExitCodes.DONE;
  }

  private List<TopicFinding> findings(
      SettingsOptions options, Function<Topics, List<TopicFinding>> question) {
    Settings settings = options.read(surroundings.environment());
    try (Cluster cluster = Cluster.connect(settings)) {
      return question.apply(new Topics(cluster, settings));
    }
  }

  private void print(TopicFinding finding) {
    surroundings.out().printf("%-24s %s%n", finding.topic(), finding.state());
  }
}
