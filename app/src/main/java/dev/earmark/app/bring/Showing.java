package dev.earmark.app.bring;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.Surroundings;
import dev.earmark.score.CardFile;
import dev.earmark.score.Cost;
import dev.earmark.score.CostCount;
import dev.earmark.score.Golden;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.score.ModelException;
import dev.earmark.window.Window;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a model: its card, what it sees, and what it costs. */
public final class Showing {
  private final Surroundings surroundings;
  private final ShowOptions options;
  private final Path file;

  public Showing(Surroundings surroundings, ShowOptions options, Path file) {
    this.surroundings = surroundings;
    this.options = options;
    this.file = file;
  }

  /** Prints and draws what the options ask for. */
  public void run(Model model) {
    PrintStream out = surroundings.out();
    if (options.clip != null && options.png == null) {
      throw CommandFailure.wrong("--clip belongs to --png, which names the file to draw");
    }
    if (options.json) {
      out.println(json());
      return;
    }
    refuseToDrawOver(file);
    refuseToDrawOver(options.clip);
    Window window = options.png == null ? null : window(model.card());
    CardText.of(model.card()).forEach(out::println);
    if (window != null && options.png != null) {
      SeenImage.draw(model.card(), window, options.png);
      field("drawn", options.png.toString());
    }
    cost(model);
    speed(model);
  }

  /** As it stands in the file, in the format that it says it has. */
  private String json() {
    try {
      return CardFile.read(file).card().orElseThrow();
    } catch (ModelException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
  }

  private void refuseToDrawOver(@Nullable Path read) {
    try {
      Path png = options.png;
      if (png != null && read != null && Files.exists(png) && Files.isSameFile(png, read)) {
        throw CommandFailure.wrong("--png must be another file than is read: --png=" + png);
      }
    } catch (IOException e) {
      throw CommandFailure.broken("--png cannot be looked at: " + options.png, e);
    }
  }

  private Window window(ModelCard card) {
    Golden golden = card.golden();
    if (options.clip != null) {
      Clip clip = Clip.read(options.clip, card.grid());
      clip.notes().forEach(note -> field("note", note));
      return clip.window();
    }
    if (golden == null) {
      throw CommandFailure.wrong("--clip is needed: the model has no golden clip to draw");
    }
    return golden.window(card.windowSamples());
  }

  private void cost(Model model) {
    try {
      Cost cost = CostCount.of(file, model);
      field("parameters", "%,d", cost.parameters());
      field("multiply-adds", "%,d a window%s", cost.total(), parts(cost.multiplyAdds()));
      if (!cost.uncounted().isEmpty()) {
        field("not counted", String.join(", ", cost.uncounted()));
      }
    } catch (ModelException e) {
      field("multiply-adds", "not known: " + e.getMessage());
    }
  }

  private static String parts(Map<String, Long> counts) {
    List<String> parts =
        counts.entrySet().stream()
            .map(one -> String.format(Locale.ROOT, "%s %,d", one.getKey(), one.getValue()))
            .toList();
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  private void speed(Model model) {
    ModelCard card = model.card();
    double windows = Speed.windowsPerSecond(model);
    double streams = windows * card.hopSamples() / card.sampleRate();
    field("speed", "%,.0f windows/s on one core of this machine, front end included", windows);
    field(
        "streams",
        "%,.1f in real time on that core, at the card's hop of %.3f s",
        streams,
        (double) card.hopSamples() / card.sampleRate());
  }

  private void field(String name, String format, Object... values) {
    field(name, String.format(Locale.ROOT, format, values));
  }

  private void field(String name, String value) {
    surroundings.out().println(CardText.field(name, value));
  }
}
