package dev.earmark.app.bring;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.Surroundings;
import dev.earmark.score.CardDraft;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks for what a card says, one field a line; an empty answer keeps what stands in brackets. */
final class Interview {
  private static final List<String> ALWAYS =
      List.of(
          "name",
          "version",
          "background",
          "unknown",
          "sampleRate",
          "windowSamples",
          "hopSamples",
          "output",
          "threshold",
          "licence",
          "trainingData");

  private final Surroundings surroundings;
  private final BufferedReader answers;
  private final List<String> given = new ArrayList<>();

  Interview(Surroundings surroundings) {
    this.surroundings = surroundings;
    answers = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
  }

  /** Asks one question; {@code otherwise} is the answer where none is given. */
  String ask(String question, String otherwise) {
    surroundings.err().print(question + " [" + otherwise + "]: ");
    surroundings.err().flush();
    String answer = line(question).strip();
    return answer.isEmpty() ? otherwise : answer;
  }

  private String line(String question) {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw CommandFailure.wrong("the answers end before the question: question=" + question);
      }
      return line;
    } catch (IOException e) {
      throw CommandFailure.broken("standard input cannot be read: " + e.getMessage(), e);
    }
  }

  /** Asks for every field that the draft has, and for those that any card may have. */
  void fill(CardDraft draft) {
    Map<String, String> fields = draft.fields();
    ALWAYS.forEach(name -> field(draft, name, fields.getOrDefault(name, "")));
    fields.keySet().stream()
        .filter(name -> !ALWAYS.contains(name))
        .forEach(name -> field(draft, name, fields.getOrDefault(name, "")));
  }

  private void field(CardDraft draft, String name, String otherwise) {
    String answer = ask(name, otherwise);
    if (!answer.equals(otherwise)) {
      draft.set(name + "=" + answer);
      given.add(name + "=" + answer);
    }
  }

  /** What was answered otherwise than proposed, as options of the command. */
  List<String> given() {
    return List.copyOf(given);
  }
}
