package dev.earmark.app.bring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What goes into a card. */
public final class CardOptions {
  @Option(
      names = "--like",
      paramLabel = "NAME|MODEL",
      description =
          "A front end of docs/front-ends.md, such as simple-audio, yamnet or librosa-melspectrogram, or another .onnx file, whose card is taken over but for its name, golden clip and accuracy (default: the file's own card).")
  @Nullable String like;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "A text file of labels, one a line, in the order of the model's scores.")
  @Nullable Path labels;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description =
          "Set a field of the card by its dotted name, such as windowSamples=16000, frontEnd.hopLength=160 or threshold=0.6; null takes it away; may be given many times.")
  List<String> fields = new ArrayList<>();

  @Option(
      names = "--interactive",
      description = "Ask for every field; an empty answer keeps what stands in brackets.")
  boolean interactive;

  @Option(
      names = "--golden",
      paramLabel = "CLIP",
      description =
          "A clip of one window or less, mono and at the model's rate, that every load scores again.")
  @Nullable Path golden;

  @Option(
      names = "--expect",
      paramLabel = "FILE",
      description =
          "What the tool that made the model scores the golden clip: .json, .npz or .npy with scores.")
  List<String> expect = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write another file (default: the model's own, replaced in one step).")
  @Nullable Path out;

  /** The command that needs no questions, with what was answered. */
  String command(Path file, List<String> answers) {
    List<String> words = new ArrayList<>(List.of("earmark", "model", "card", file.toString()));
    add(words, "--like", like);
    add(words, "--labels", labels);
    Stream.of(fields, answers).flatMap(List::stream).forEach(field -> add(words, "--set", field));
    add(words, "--golden", golden);
    expect.forEach(scores -> add(words, "--expect", scores));
    add(words, "--out", out);
    return Sentences.words(words);
  }

  private static void add(List<String> words, String option, @Nullable Object value) {
    if (value != null) {
      words.addAll(List.of(option, value.toString()));
    }
  }

  /** The file that will be written. */
  public @Nullable Path out() {
    return out;
  }
}
