package dev.earmark.app.bring;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.Surroundings;
import dev.earmark.score.Golden;
import dev.earmark.score.Model;
import dev.earmark.score.UnscorableException;
import dev.earmark.window.Window;
import java.nio.file.Path;
import java.util.List;

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
    if ((options.clip == null) != options.expect.isEmpty()) {
      throw CommandFailure.wrong("--clip and --expect belong together");
    }
    Golden golden = model.card().golden();
    if (options.clip != null) {
      Clip clip = Clip.read(options.clip, model.card().grid());
      clip.notes().forEach(note -> surroundings.out().println("note: " + note));
      Expected expected = Expected.read(options.expect, model.card().labels());
      return tell(new Check(model, expected, clip.window()));
    }
    if (golden != null) {
      Window window = golden.window(model.card().windowSamples());
      Check check = new Check(model, Expected.ofScores(golden.scores()), window);
      return check.agrees() ? right(model, "; its golden clip agrees") : told(check);
    }
    return right(model, "; it has no golden clip, so nothing says how it scores");
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
