package dev.earmark.app.bring;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.Surroundings;
import dev.earmark.app.settings.ModelLocation;
import dev.earmark.score.CardDraft;
import dev.earmark.score.CardFile;
import dev.earmark.score.Golden;
import dev.earmark.score.ModelCard;
import dev.earmark.score.ModelException;
import dev.earmark.score.Output;
import dev.earmark.score.Preset;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Gives an {@code .onnx} file its card. */
public final class CardWriting {
  private static final int FULL_SCALE = 32_768;

  private final Surroundings surroundings;
  private final CardOptions options;
  private final Path file;

  public CardWriting(Surroundings surroundings, CardOptions options, Path file) {
    this.surroundings = surroundings;
    this.options = options;
    this.file = file;
  }

  /**
   * Writes the card and says in a line what was written.
   *
   * @throws CommandFailure where the card contradicts itself or the graph; nothing is written then
   */
  public void run() {
    try {
      CardFile model = CardFile.read(file);
      CardDraft draft = draft(model);
      Path target = options.out == null ? file : options.out;
      ModelCard card = golden(draft);
      note(model, card);
      model.write(card, target);
      surroundings.out().println(Sentences.written(card, target));
    } catch (ModelException | IllegalArgumentException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
  }

  private CardDraft draft(CardFile model) throws ModelException {
    Interview interview = new Interview(surroundings);
    CardDraft draft = begun(model, interview);
    if (!draft.has("name")) {
      draft.set("name=" + nameOf(options.out == null ? file : options.out));
    }
    if (options.labels != null) {
      draft.labels(LabelsFile.read(options.labels));
    }
    draft.setAll(options.fields);
    if (options.interactive) {
      interview.fill(draft);
      repeat(interview);
    }
    if (!draft.has("labels")) {
      throw CommandFailure.wrong("--labels is needed: the card has no labels yet");
    }
    return draft;
  }

  /** An option that is not given is asked for, or else the file's own card is where to begin. */
  private CardDraft begun(CardFile model, Interview interview) throws ModelException {
    Optional<String> own = model.card();
    if (options.interactive && options.like == null && own.isEmpty()) {
      options.like = interview.ask("like (a front end or a model)", Preset.names().get(0));
    }
    if (options.interactive && options.labels == null && own.isEmpty()) {
      options.labels = Path.of(interview.ask("labels (a file of one a line)", "labels.txt"));
    }
    if (options.like != null) {
      return like(options.like, model);
    }
    return CardDraft.of(
        own.orElseThrow(
            () -> CommandFailure.wrong("--like is needed: " + file + " has no card yet")));
  }

  private CardDraft like(String like, CardFile model) throws ModelException {
    if (like.endsWith(".onnx")) {
      return CardDraft.of(card(like)).set("name=null").set("golden=null").set("accuracy=null");
    }
    CardDraft draft = CardDraft.like(Preset.of(like));
    Optional<Output> ending = model.output();
    ending.ifPresent(output -> draft.set("output=" + output.name().toLowerCase(Locale.ROOT)));
    return draft;
  }

  private static String card(String like) throws ModelException {
    return CardFile.read(ModelLocation.of(like))
        .card()
        .orElseThrow(() -> CommandFailure.wrong("--like must name a model with a card: " + like));
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.onnx$", "");
    String known = name.replaceAll("[^A-Za-z0-9._-]+", "-");
    return known.isEmpty() ? "model" : known;
  }

  private ModelCard golden(CardDraft draft) throws ModelException {
    if (options.golden == null) {
      if (!options.expect.isEmpty()) {
        throw CommandFailure.wrong("--expect belongs to --golden");
      }
      return draft.card();
    }
    draft.set("golden=null");
    ModelCard card = draft.card();
    return draft.golden(golden(options.golden, card)).card();
  }

  private Golden golden(Path clip, ModelCard card) {
    Clip heard = Clip.read(clip, card.grid());
    if (!heard.plain()) {
      throw CommandFailure.wrong(
          "a golden clip must be mono, at the model's rate and at most a window: "
              + String.join(", and ", heard.notes()));
    }
    double[] scores = Expected.read(options.expect, card.labels()).scores(clip, card.labels());
    double[] probabilities = Probabilities.of(scores, card.output());
    return new Golden(shorts(clip, heard), DoubleStream.of(probabilities).boxed().toList());
  }

  /** A rounded clip would not be the one that the other tool has scored. */
  private static ShortBuffer shorts(Path file, Clip clip) {
    float[] samples = clip.window().samples();
    ShortBuffer shorts = ShortBuffer.allocate(samples.length - clip.window().padding());
    while (shorts.hasRemaining()) {
      float sample = samples[shorts.position()];
      short kept = (short) (sample * FULL_SCALE);
      if (kept != sample * FULL_SCALE) {
        throw CommandFailure.wrong(
            "a golden clip must be of 16-bit samples, which a card keeps exactly: clip=%s, sample=%d, value=%s"
                .formatted(file, shorts.position(), sample));
      }
      shorts.put(kept);
    }
    return shorts.flip();
  }

  /** What an interview was told can be said again without one. */
  private void repeat(Interview interview) {
    surroundings
        .err()
        .println("the same without questions: " + options.command(file, interview.given()));
  }

  private void note(CardFile model, ModelCard card) {
    model
        .output()
        .filter(output -> output != card.output())
        .ifPresent(
            output ->
                surroundings
                    .err()
                    .printf(
                        "earmark: the graph ends in a %s, but output=%s%n",
                        output.name().toLowerCase(Locale.ROOT),
                        card.output().name().toLowerCase(Locale.ROOT)));
    card.unheard().ifPresent(sentence -> surroundings.err().println("earmark: " + sentence));
    if (options.out != null && Files.exists(options.out)) {
      surroundings.err().println("earmark: " + options.out + " is replaced");
    }
  }
}
