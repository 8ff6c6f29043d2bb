package dev.earmark.app.settings;

import dev.earmark.score.CardFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files of a folder of versions of a model that are no versions of it. */
public final class OtherModels {
  private static final int NAMED = 3;

  private OtherModels() {}

  /**
   * Returns a sentence where other files of a folder have cards of other names: which file is taken
   * and by which rule, and which are not.
   *
   * @param place a file, of which there is nothing to say, or a folder
   * @param taken the file of it that is used
   * @param name of the model in that file
   */
  public static Optional<String> passedOver(Path place, Path taken, String name) {
    List<String> others = new ArrayList<>();
    for (Path file : Files.isDirectory(place) ? ModelLocation.files(place) : List.<Path>of()) {
      CardFile.name(file)
          .filter(other -> !file.equals(taken) && !other.equals(name))
          .ifPresent(other -> others.add(file.getFileName() + " (" + other + ")"));
    }
    return others.isEmpty() ? Optional.empty() : Optional.of(sentence(place, taken, name, others));
  }

  private static String sentence(Path place, Path taken, String name, List<String> others) {
    String named = String.join(", ", others.subList(0, Math.min(NAMED, others.size())));
    int more = others.size() - NAMED;
    return "a folder is versions of one model, of which the file that was written last is taken:"
        + " folder=%s, taken=%s (%s), passed over=%s%s"
            .formatted(
                place,
                taken.getFileName(),
                name,
                named,
                more > 0 ? " and %d more".formatted(more) : "");
  }
}
