package dev.earmark.app.command;

import dev.earmark.AudioChunk;
import dev.earmark.Truth;
import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.Plural;
import dev.earmark.app.Surroundings;
import dev.earmark.app.broker.TopicReader;
import dev.earmark.app.labelled.LabelledAudio;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.schemas.registry.RegistryUnreachableException;
import dev.earmark.topology.serde.AvroSerdes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the labelled audio that the topics still hold to files, for a training. */
@Command(
    name = "clips",
    description = {
      "Write the labelled audio that the topics still hold to a folder, for a training.",
      "Each recording of which a truth is known becomes a WAV file; "
          + LabelledAudio.TABLE
          + " says what is heard where in it, and its column group names the device, so that no device is both trained"
          + " and tested on. Where a review overlaps other truths, the review holds."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  earmark clips heard",
      "  earmark train heard.toml    # with: tables = [\"heard/clips.csv\"]"
    })
public final class ClipsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(paramLabel = "DIR", description = "A folder that is empty or not there.")
  private Path folder;

  private long unreadable;

  public ClipsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Settings settings = options.read(surroundings.environment());
    checkEmpty();
    LabelledAudio audio = new LabelledAudio(folder);
    AvroSerdes serdes = new AvroSerdes(settings.serde());
    read(
        settings,
        EarmarkSettings.TOPIC_TRUTHS,
        serdes.<Truth>value().deserializer(),
        audio::accept);
    read(
        settings,
        EarmarkSettings.TOPIC_CHUNKS,
        serdes.<AudioChunk>value().deserializer(),
        audio::accept);
    return say(audio.finish());
  }

  private <T extends SpecificRecord> void read(
      Settings settings, String topic, Deserializer<T> values, Consumer<T> visitor) {
    try (TopicReader reader =
        TopicReader.open(settings, settings.text(topic), TopicReader.Start.BEGINNING)) {
      reader.toEnd(log -> take(log, values, visitor));
    }
  }

  /** A record that cannot be read is counted, and the next one read. */
  private <T extends SpecificRecord> void take(
      ConsumerRecord<byte[], byte[]> log, Deserializer<T> values, Consumer<T> visitor) {
    try {
      T value = values.deserialize(log.topic(), log.headers(), log.value());
      if (value != null) {
        visitor.accept(value);
      }
    } catch (RegistryUnreachableException e) {
      throw CommandFailure.broken(String.valueOf(e.getMessage()), e);
    } catch (SerializationException e) {
      unreadable++;
    }
  }

  private int say(LabelledAudio.Totals totals) {
    surroundings
        .out()
        .println(
            Plural.of(totals.spans(), "labelled span")
                + " of "
                + Plural.of(totals.recordings(), "recording")
                + " in "
                + folder.resolve(LabelledAudio.TABLE));
    warn(totals.spansWithoutAudio(), "labelled span", "no audio any more");
    warn(
        totals.chunksRefused(), "chunk", "no place in its recording, or no audio that can be read");
    warn(unreadable, "record", "no value that can be read");
    return totals.spans() == 0 ? ExitCodes.BROKEN : ExitCodes.DONE;
  }

  private void warn(long count, String what, String has) {
    if (count > 0) {
      surroundings
          .err()
          .println(
              "earmark: left out: "
                  + Plural.of(count, what)
                  + (count == 1 ? " has " : " have ")
                  + has);
    }
  }

  private void checkEmpty() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> found = Files.list(folder)) {
      if (found.findAny().isPresent()) {
        throw CommandFailure.wrong("DIR must be empty or not there: DIR=" + folder);
      }
    } catch (IOException e) {
      throw CommandFailure.wrong("DIR must be a folder that can be read: DIR=" + folder, e);
    }
  }
}
