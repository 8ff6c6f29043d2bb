package dev.earmark.app.doctor;

import dev.earmark.app.settings.KafkaCheck;
import dev.earmark.app.settings.UsableSettings;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/** The settings: all for which {@code run} would end at once. */
final class SettingsLook implements Look {
  private static final String OF = "settings";
  private static final String WHERE =
      "correct it where it is given: in the file of --config, as EARMARK_… in the environment, or by --set";

  private final UsableSettings usable;

  SettingsLook(UsableSettings usable) {
    this.usable = usable;
  }

  @Override
  public List<Symptom> look() {
    List<Symptom> all = new ArrayList<>();
    usable.faults().forEach(fault -> all.add(Symptom.error(OF, fault, WHERE)));
    all.addAll(Look.at(OF, WHERE, this::kafka));
    return all;
  }

  /** Kafka's own rules, which take the values that are left. */
  private List<Symptom> kafka() {
    try {
      KafkaCheck.run(usable.settings());
    } catch (ConfigException e) {
      return List.of(Symptom.error(OF, String.valueOf(e.getMessage()), WHERE));
    }
    return usable.faults().isEmpty()
        ? List.of(Symptom.ok(OF, "none contradicts another, and Kafka takes them"))
        : List.of();
  }
}
