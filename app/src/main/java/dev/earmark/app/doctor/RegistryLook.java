package dev.earmark.app.doctor;

import dev.earmark.AudioChunk;
import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.Prediction;
import dev.earmark.Truth;
import dev.earmark.app.broker.RegistryCheck;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.settings.TopologyLayer;
import dev.earmark.schemas.AvroSerde;
import dev.earmark.schemas.registry.RegistryRefusedException;
import dev.earmark.schemas.registry.SchemaRegistry;
import dev.earmark.topology.topic.TopicNames;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * The registry, and whether the schemas of this program fit those that it has; where subjects are
 * named otherwise than by topic, only that it answers.
 */
final class RegistryLook implements Look {
  private static final String BY_TOPIC = "TopicNameStrategy";
  private static final int UNKNOWN_FROM = 40_400;
  private static final int UNKNOWN_TO = 40_499;

  private final Settings settings;

  RegistryLook(Settings settings) {
    this.settings = settings;
  }

  @Override
  public List<Symptom> look() {
    if (!settings.text(EarmarkSettings.SERDE_CLASS).equals(AvroSerde.class.getName())) {
      return List.of(
          Symptom.ok(
              "registry",
              settings.text(EarmarkSettings.SERDE_CLASS) + " looks after its registry itself"));
    }
    RegistryCheck.run(settings);
    var registry = SchemaRegistry.of(settings.registry());
    List<Symptom> all = new ArrayList<>();
    all.add(Symptom.ok("registry", "answers: " + String.join(",", registry.urls())));
    all.add(RegistryClock.asked(registry::timeMs, Clock.systemUTC()));
    if (settings.text("value.subject.name.strategy").endsWith(BY_TOPIC)) {
      subjects(registry, all);
    }
    return all;
  }

  private void subjects(SchemaRegistry registry, List<Symptom> all) {
    int before = all.size();
    own().forEach((topic, schema) -> subject(registry, topic + "-value", schema, all));
    if (all.size() == before) {
      all.add(Symptom.ok("subjects", "every schema fits what is registered, or will be new"));
    }
  }

  private Map<String, Schema> own() {
    TopicNames names = TopologyLayer.topics(settings);
    Map<String, Schema> own = new LinkedHashMap<>();
    own.put(names.chunks(), AudioChunk.getClassSchema());
    own.put(names.truths(), Truth.getClassSchema());
    own.put(names.predictions(), Prediction.getClassSchema());
    own.put(names.detections(), Detection.getClassSchema());
    own.put(names.confusion(), Confusion.getClassSchema());
    return own;
  }

  private void subject(SchemaRegistry registry, String subject, Schema schema, List<Symptom> all) {
    try {
      if (!registry.isCompatible(subject, schema)) {
        all.add(
            Symptom.error(
                "subjects",
                "%s holds a schema that this version's %s does not fit"
                    .formatted(subject, schema.getName()),
                "look at both versions; upgrade consumers before producers, and see docs/operating.md"));
      }
    } catch (RegistryRefusedException e) {
      if (e.code() < UNKNOWN_FROM || e.code() > UNKNOWN_TO) {
        throw e;
      }
      unknown(subject, all);
    }
  }

  private void unknown(String subject, List<Symptom> all) {
    if (!Boolean.parseBoolean(settings.text("auto.register.schemas"))) {
      all.add(
          Symptom.error(
              "subjects",
              subject + " is not registered, and auto.register.schemas=false",
              "register the schema (schemas/src/main/avro), or set auto.register.schemas=true once"));
    }
  }
}
