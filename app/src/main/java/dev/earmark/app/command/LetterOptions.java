package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.deadletter.LetterChoice;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which dead letters are meant. */
final class LetterOptions {
  @Option(
      names = "--at",
      paramLabel = "PARTITION@OFFSET",
      description = "The letter that lies there; may be given many times.")
  private List<String> places = new ArrayList<>();

  @Option(names = "--device", paramLabel = "NAME", description = "Letters about this device.")
  private List<String> devices = new ArrayList<>();

  @Option(names = "--reason", paramLabel = "WORD", description = "Letters with this reason.")
  private List<String> reasons = new ArrayList<>();

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Letters that came from this topic.")
  private List<String> topics = new ArrayList<>();

  /** Returns the choice that was made; of all letters where there is none. */
  LetterChoice choice() {
    try {
      return new LetterChoice(places, devices, reasons, topics);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
  }
}
