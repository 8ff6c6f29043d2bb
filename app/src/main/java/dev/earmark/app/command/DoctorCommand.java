package dev.earmark.app.command;

import dev.earmark.app.ExitCodes;
import dev.earmark.app.Json;
import dev.earmark.app.Plural;
import dev.earmark.app.Surroundings;
import dev.earmark.app.doctor.Doctor;
import dev.earmark.app.doctor.Level;
import dev.earmark.app.doctor.ModelsLook;
import dev.earmark.app.doctor.Symptom;
import dev.earmark.app.settings.UsableSettings;
import dev.earmark.schemas.registry.UrlUsers;
import dev.earmark.topology.cluster.Role;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at everything that a run needs, and says what is wrong and how to mend it. */
@Command(
    name = "doctor",
    description =
        "Look at all that run needs: Java, natives, settings, models, port, keys, brokers, topics, rights, clocks, disks, registry; say what is wrong and how to mend it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit code 0 where run would start (or the role would get what it needs), 2 where something is an error. Nothing is changed.",
      "",
      "Examples:",
      "  earmark doctor --config earmark.properties",
      "  earmark doctor --role operator --config earmark.properties",
      "  earmark doctor --json --set bootstrap.servers=kafka:9092"
    })
public final class DoctorCommand implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "topology",
      description =
          "Hold rights against those of the role that logs in: ${COMPLETION-CANDIDATES}, in small letters or not (default: ${DEFAULT-VALUE}). What the role does without is not looked at.")
  private Role role = Role.TOPOLOGY;

  @Option(names = "--json", description = "Print one JSON object a line for programs.")
  private boolean json;

  private final Surroundings surroundings;

  public DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    UsableSettings usable = options.usable(surroundings.environment());
    var loading = new ScoringModels(usable.settings(), sentence -> {});
    var models = new ModelsLook(usable.settings().models(), loading::load);
    List<Symptom> all = new Doctor(usable, models, role).look();
    all.forEach(this::print);
    long errors = count(all, Level.ERROR);
    if (!json) {
      surroundings
          .out()
          .println(
              Plural.of(errors, "error") + ", " + Plural.of(count(all, Level.WARNING), "warning"));
    }
    return errors == 0 ? ExitCodes.DONE : ExitCodes.WRONG;
  }

  private static long count(List<Symptom> all, Level level) {
    return all.stream().filter(symptom -> symptom.level() == level).count();
  }

  private void print(Symptom symptom) {
    String sentence = UrlUsers.hiddenInText(symptom.sentence().replaceAll("\\s*\\R\\s*", " "));
    if (json) {
      surroundings.out().println(Json.line(object(symptom, sentence)));
      return;
    }
    surroundings.out().printf("%-8s %-9s %s%n", symptom.level().word(), symptom.of(), sentence);
    if (!symptom.fix().isEmpty()) {
      surroundings.out().printf("%-18s → %s%n", "", symptom.fix());
    }
  }

  private static Map<String, Object> object(Symptom symptom, String sentence) {
    return Map.of(
        "level",
        symptom.level().word(),
        "of",
        symptom.of(),
        "sentence",
        sentence,
        "fix",
        symptom.fix());
  }
}
