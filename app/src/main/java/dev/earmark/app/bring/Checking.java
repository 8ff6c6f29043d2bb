package dev.earmark.app.bring;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.Surroundings;
import dev.earmark.score.Golden;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.score.UnscorableException;
import dev.earmark.window.Window;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says whether a model agrees with its origin, and otherwise why not. */
public final class Checking {
  private final Surroundings surroundings;
  private final CheckOptions options;
  private final Path file;

  public Checking(Surroundings surroundings, CheckOptions options, Path file) {
    this.surroundings = surroundings;
    this.options = options;
    this.file = file;
  }

  /** Returns the exit code: 0 where all stages agree, 1 where one differs. */
  public int run(Model model) {
    try {
      return check(model) ? ExitCodes.DONE : ExitCodes.BROKEN;
    } catch (UnscorableException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
  }

  private boolean check(Model model) {
    ModelCard card = model.card();
    card.unheard().ifPresent(this::note);
    if (options.clip != null && options.expect.isEmpty()) {
      throw CommandFailure.wrong("--clip needs --expect, what the model's own tool says of it");
    }
    if (!options.expect.isEmpty()) {
      Window window = options.clip == null ? golden(card) : clip(options.clip, card);
      return tell(new Check(model, Expected.read(options.expect, card.labels()), window));
    }
    return checkGolden(model, card.golden());
  }

  private Window clip(Path file, ModelCard card) {
    Clip clip = Clip.read(file, card.grid());
    clip.notes().forEach(this::note);
    return clip.window();
  }

  private static Window golden(ModelCard card) {
    if (card.golden() == null) {
      throw CommandFailure.wrong(
          "--expect needs --clip: the card brings no golden clip to hold it against");
    }
    return card.golden().window(card.windowSamples());
  }

  private boolean checkGolden(Model model, @Nullable Golden golden) {
    if (golden == null) {
      return right(model, "; it has no golden clip, so nothing says how it scores");
    }
    Window window = golden.window(model.card().windowSamples());
    Check check = new Check(model, Expected.ofScores(golden.scores()), window);
    return check.agrees() ? right(model, "; its golden clip agrees") : told(check);
  }

  private void note(String sentence) {
    surroundings.out().println("note: " + sentence);
  }

  private boolean right(Model model, String more) {
    surroundings.out().println(file + " is right: " + Sentences.of(model.card()) + more);
    return true;
  }

  private boolean tell(Check check) {
    boolean agrees = check.agrees();
    told(check);
    return agrees;
  }

  private boolean told(Check check) {
    check.lines().forEach(surroundings.out()::println);
    List<String> remedy = check.remedy();
    if (!remedy.isEmpty()) {
      String command = "earmark model card " + file + " " + Sentences.sets(remedy);
      surroundings.out().println("to mend it:  " + command);
    }
    return false;
  }
}
