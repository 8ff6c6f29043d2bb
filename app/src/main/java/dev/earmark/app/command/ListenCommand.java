package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.StopSignal;
import dev.earmark.app.Surroundings;
import dev.earmark.app.broker.TopicReader;
import dev.earmark.app.listen.Kinds;
import dev.earmark.app.listen.RecordKind;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the records of one of Earmark's topics as they come. */
@Command(
    name = "listen",
    description = "Print predictions, detections, confusion, truths or dead letters as they come.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  earmark listen predictions --device kitchen",
      "  earmark listen confusion --from-beginning --max 10 --json"
    })
public final class ListenCommand implements Runnable {
  private final Surroundings surroundings;

  public ListenCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Listens to what its subcommands say. */
  @Override
  public void run() {
    throw CommandFailure.wrong(
        "a subcommand is needed: earmark listen predictions, detections, confusion, truths, or dead-letters");
  }

  @Command(
      name = "predictions",
      description = "What the model heard in each window.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark listen predictions --from-beginning --json"})
  int predictions(@Mixin ListenOptions options) {
    return listen(options, EarmarkSettings.TOPIC_PREDICTIONS, Kinds::predictions);
  }

  @Command(
      name = "detections",
      description = "What was decided: a label begins, a label ends.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark listen detections --device kitchen"})
  int detections(@Mixin ListenOptions options) {
    return listen(options, EarmarkSettings.TOPIC_DETECTIONS, Kinds::detections);
  }

  @Command(
      name = "confusion",
      description =
          "How often the model was right: the total of each device, and of all (*); with --from-beginning the newest counts first.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark listen confusion --from-beginning --device '*'"})
  int confusion(
      @Mixin ListenOptions options,
      @Option(names = "--periods", description = "Print the counts of each period too.")
          boolean periods) {
    return listen(
        options,
        EarmarkSettings.TOPIC_CONFUSION,
        kinds -> kinds.confusion(periods),
        Listening::newest);
  }

  @Command(
      name = "truths",
      description = "What producers say is really heard.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark listen truths --until-now"})
  int truths(@Mixin ListenOptions options) {
    return listen(options, EarmarkSettings.TOPIC_TRUTHS, Kinds::truths);
  }

  @Command(
      name = "dead-letters",
      description = "Records that could not be handled, and why.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark listen dead-letters --from-beginning"})
  int deadLetters(@Mixin ListenOptions options) {
    return listen(options, EarmarkSettings.TOPIC_DEAD_LETTERS, Kinds::deadLetters);
  }

  private int listen(ListenOptions options, String topic, Function<Kinds, RecordKind> kind) {
    return listen(options, topic, kind, Listening::all);
  }

  private int listen(
      ListenOptions options, String topic, Function<Kinds, RecordKind> kind, Way way) {
    Settings settings = options.settings().read(surroundings.environment());
    TopicReader.Start start =
        options.fromBeginning() ? TopicReader.Start.BEGINNING : TopicReader.Start.END;
    var listening = new Listening(kind.apply(new Kinds(settings)), options, surroundings);
    try (StopSignal stop = StopSignal.install();
        TopicReader reader = TopicReader.open(settings, settings.text(topic), start)) {
      greet(options, settings, topic);
      way.go(listening, reader, stop);
    } catch (InterruptException e) {
      Thread.interrupted();
    }
    return ExitCodes.DONE;
  }

  /** Which records are printed. */
  @FunctionalInterface
  private interface Way {
    void go(Listening listening, TopicReader reader, StopSignal stop);
  }

  private void greet(ListenOptions options, Settings settings, String topic) {
    if (!options.untilNow()) {
      surroundings
          .err()
          .println(
              "earmark: listening to "
                  + settings.text(topic)
                  + " at "
                  + settings.text(EarmarkSettings.BOOTSTRAP_SERVERS)
                  + "; Ctrl-C ends");
    }
  }
}
