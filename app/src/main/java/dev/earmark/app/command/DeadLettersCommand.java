package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.Json;
import dev.earmark.app.Surroundings;
import dev.earmark.app.broker.TopicReader;
import dev.earmark.app.deadletter.Letter;
import dev.earmark.app.deadletter.LetterChoice;
import dev.earmark.app.deadletter.LetterTotals;
import dev.earmark.app.deadletter.Replay;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the records that could not be handled, and sends them again when the reason is mended. */
@Command(
    name = "dead-letters",
    description = {
      "List the records that could not be handled, oldest first of each partition, and why.",
      "With --replay those that are chosen go back to where they came from. Audio that is sent again joins its recording"
          + " while that is open (see gap.wait and recording.idle); later it counts as late."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  earmark dead-letters --reason undecodable",
      "  earmark dead-letters --device kitchen --replay"
    })
public final class DeadLettersCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final LetterTotals totals = new LetterTotals();

  @Mixin private SettingsOptions settings = new SettingsOptions();
  @Mixin private LetterOptions letters = new LetterOptions();

  @Option(names = "--replay", description = "Send the chosen letters again.")
  private boolean replay;

  @Option(names = "--all", description = "With --replay and no other choice: every letter.")
  private boolean all;

  @Option(names = "--json", description = "Print one JSON object a letter.")
  private boolean json;

  public DeadLettersCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    LetterChoice choice = letters.choice();
    checkChosen(choice);
    Settings given = settings.read(surroundings.environment());
    String topic = given.text(EarmarkSettings.TOPIC_DEAD_LETTERS);
    try (TopicReader reader = TopicReader.open(given, topic, TopicReader.Start.BEGINNING)) {
      return replay ? replay(reader, choice, given) : list(reader, choice);
    }
  }

  private void checkChosen(LetterChoice choice) {
    if (all && (!replay || choice.isMade())) {
      throw CommandFailure.wrong("--all goes with --replay, and with no other choice");
    }
    if (replay && !all && !choice.isMade()) {
      throw CommandFailure.wrong(
          "--replay needs a choice: --at, --device, --reason, --topic or --all");
    }
  }

  private int list(TopicReader reader, LetterChoice choice) {
    read(reader, choice, letter -> {});
    surroundings.err().println("earmark: " + totals.line());
    return ExitCodes.DONE;
  }

  private int replay(TopicReader reader, LetterChoice choice, Settings given) {
    var sent = new LetterTotals();
    try (Replay again = Replay.to(given)) {
      read(reader, choice, letter -> send(letter, again, sent));
      again.finish();
    }
    long left = totals.letters() - sent.letters();
    surroundings
        .err()
        .println("earmark: sent again " + sent.line() + (left == 0 ? "" : "; left " + left));
    return left == 0 ? ExitCodes.DONE : ExitCodes.BROKEN;
  }

  private void send(Letter letter, Replay again, LetterTotals sent) {
    String obstacle = letter.obstacle();
    if (obstacle.isEmpty()) {
      again.send(letter);
      sent.accept(letter);
    } else {
      surroundings.err().printf("earmark: %s stays: %s%n", letter.place(), obstacle);
    }
  }

  private void read(TopicReader reader, LetterChoice choice, Consumer<Letter> visitor) {
    reader.toEnd(
        record -> {
          var letter = new Letter(record);
          if (choice.has(letter)) {
            totals.accept(letter);
            surroundings.out().println(json ? Json.line(letter.object()) : letter.line());
            visitor.accept(letter);
          }
        });
  }
}
