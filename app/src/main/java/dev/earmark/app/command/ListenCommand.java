package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.Json;
import dev.earmark.app.StopSignal;
import dev.earmark.app.Surroundings;
import dev.earmark.app.broker.TopicReader;
import dev.earmark.app.listen.Kinds;
import dev.earmark.app.listen.RecordKind;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the records of one of Earmark's topics as they come. */
@Command(
    name = "listen",
    description = "Print predictions, detections, confusion or dead letters as they come.",
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
        "a subcommand is needed: earmark listen predictions, detections, confusion, or dead-letters");
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
      description = "How often the model was right.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark listen confusion --from-beginning --device '*'"})
  int confusion(@Mixin ListenOptions options) {
    return listen(options, EarmarkSettings.TOPIC_CONFUSION, Kinds::confusion);
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
    Settings settings = options.settings().read(surroundings.environment());
    TopicReader.Start start =
        options.fromBeginning() ? TopicReader.Start.BEGINNING : TopicReader.Start.END;
    RecordKind records = kind.apply(new Kinds(settings));
    try (StopSignal stop = StopSignal.install();
        TopicReader reader = TopicReader.open(settings, settings.text(topic), start)) {
      print(reader, records, options, stop);
    } catch (InterruptException e) {
      Thread.interrupted();
    }
    return ExitCodes.DONE;
  }

  private void print(TopicReader reader, RecordKind kind, ListenOptions options, StopSignal stop) {
    long left = options.max();
    while (left > 0 && !stop.isAsked()) {
      for (ConsumerRecord<byte[], byte[]> record : reader.poll(options.poll())) {
        if (left > 0 && print(read(kind, record), options)) {
          left--;
        }
      }
    }
  }

  private boolean print(Optional<RecordKind.Said> said, ListenOptions options) {
    Optional<RecordKind.Said> wanted = said.filter(record -> options.wants(record.device()));
    wanted.ifPresent(
        record ->
            surroundings
                .out()
                .println(options.json() ? Json.line(record.object()) : record.line()));
    return wanted.isPresent();
  }

  /** A record that cannot be read is said, and the next one read. */
  private Optional<RecordKind.Said> read(RecordKind kind, ConsumerRecord<byte[], byte[]> record) {
    try {
      return kind.read(record);
    } catch (SerializationException e) {
      surroundings
          .err()
          .printf(
              "earmark: %s-%d@%d: %s%n",
              record.topic(), record.partition(), record.offset(), e.getMessage());
      return Optional.empty();
    }
  }
}
