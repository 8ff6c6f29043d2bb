package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.Escaped;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.Json;
import dev.earmark.app.Surroundings;
import dev.earmark.app.broker.TopicReader;
import dev.earmark.app.deadletter.Letter;
import dev.earmark.app.deadletter.LetterChoice;
import dev.earmark.app.deadletter.LetterTotals;
import dev.earmark.app.deadletter.Replay;
import dev.earmark.app.deadletter.ReplayRule;
import dev.earmark.app.deadletter.ReplayRule.Verdict;
import dev.earmark.app.deadletter.ReplayTotals;
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
      "With --replay those that are chosen go back to where they came from, and stay here as well. Audio that is sent again"
          + " joins its recording while that is open (see gap.wait and recording.idle); what it has heard already counts as"
          + " repeated. While the recording is remembered it counts as late; after that it begins the recording anew, which"
          + " takes --begin-anew."
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

  @Mixin private SettingsOptions settings = new SettingsOptions();
  @Mixin private LetterOptions letters = new LetterOptions();

  @Option(names = "--replay", description = "Send the chosen letters again.")
  private boolean replay;

  @Option(names = "--all", description = "With --replay and no other choice: every letter.")
  private boolean all;

  @Option(
      names = "--begin-anew",
      description =
          "With --replay: also audio that came longer ago than recording.remember, or after its recording had ended.")
  private boolean beginAnew;

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
    return replay ? replay(choice, given) : list(choice, given);
  }

  private void checkChosen(LetterChoice choice) {
    if (all && (!replay || choice.isMade())) {
      throw CommandFailure.wrong("--all goes with --replay, and with no other choice");
    }
    if (replay && !all && !choice.isMade()) {
      throw CommandFailure.wrong(
          "--replay needs a choice: --at, --device, --reason, --topic or --all");
    }
    if (beginAnew && !replay) {
      throw CommandFailure.wrong("--begin-anew goes with --replay");
    }
  }

  private int list(LetterChoice choice, Settings given) {
    var totals = new LetterTotals();
    read(
        given,
        letter -> {
          if (choice.has(letter)) {
            totals.accept(letter);
            print(letter);
          }
        });
    say(totals.line());
    return ExitCodes.DONE;
  }

  private int replay(LetterChoice choice, Settings given) {
    ReplayRule rule = rule(given);
    read(given, letter -> rule.note(letter, choice.has(letter)));
    var totals = new ReplayTotals(given.text(EarmarkSettings.RECORDING_REMEMBER));
    try (Replay again = Replay.to(given)) {
      read(
          given,
          letter -> {
            if (choice.has(letter)) {
              totals.accept(letter, act(letter, rule, again));
            }
          });
      again.finish();
    }
    totals.lines().forEach(this::say);
    return totals.left() == 0 ? ExitCodes.DONE : ExitCodes.BROKEN;
  }

  private ReplayRule rule(Settings given) {
    long remembered = given.duration(EarmarkSettings.RECORDING_REMEMBER).toMillis();
    return new ReplayRule(
        given.text(EarmarkSettings.TOPIC_CHUNKS),
        beginAnew ? 0 : System.currentTimeMillis() - remembered);
  }

  private Verdict act(Letter letter, ReplayRule rule, Replay again) {
    Verdict verdict = rule.of(letter);
    print(letter);
    if (verdict == Verdict.SENT) {
      again.send(letter);
    }
    rule.whyItStays(letter).ifPresent(why -> say(letter.place() + " stays: " + why));
    return verdict;
  }

  private void print(Letter letter) {
    surroundings.out().println(json ? Json.line(letter.object()) : letter.line());
  }

  private void say(String sentence) {
    surroundings.err().println("earmark: " + Escaped.of(sentence));
  }

  private static void read(Settings given, Consumer<Letter> visitor) {
    String topic = given.text(EarmarkSettings.TOPIC_DEAD_LETTERS);
    try (TopicReader reader = TopicReader.open(given, topic, TopicReader.Start.BEGINNING)) {
      reader.toEnd(record -> visitor.accept(new Letter(record)));
    }
  }
}
