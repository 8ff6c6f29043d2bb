package dev.earmark.app.command;

import dev.earmark.app.Version;
import dev.earmark.app.run.Listening;
import dev.earmark.app.run.RunningTopology;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run says of itself when it starts.
 *
 * @param partitions number of partitions of each topic, by name
 */
record Start(Settings settings, RunningTopology topology, Map<String, Integer> partitions) {
  private static final List<String> WORTH_KNOWING =
      List.of(
          EarmarkSettings.APPLICATION_ID,
          EarmarkSettings.GUARANTEE,
          EarmarkSettings.OVERLOAD_POLICY,
          EarmarkSettings.THREADS,
          EarmarkSettings.BOOTSTRAP_SERVERS,
          EarmarkSettings.REGISTRY_URL);

  /** A model that listens. */
  record Heard(String name, String version, String provider) {
    static Heard of(Listening listening) {
      var card = listening.card();
      return new Heard(card.name(), card.version(), listening.provider().name());
    }

    @Override
    public String toString() {
      return name + "@" + version + "(" + provider + ")";
    }
  }

  /** A topic of Earmark's. */
  record Topic(String name, int partitions) {
    @Override
    public String toString() {
      return name + "(" + partitions + ")";
    }
  }

  /**
   * Returns it; settings are called what they are called elsewhere.
   *
   * @param url where health and metrics answer, if anywhere
   * @param data the folder of the embedded broker, if there is one
   */
  Map<String, Object> fields(Optional<String> url, Optional<Path> data) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("version", Version.number());
    fields.put("commit", Version.commit());
    fields.put("java", Runtime.version().toString());
    fields.put("memory", Memory.ofProcess().toString());
    fields.put("models", topology.listening().stream().map(Heard::of).toList());
    fields.put("topics", topics());
    WORTH_KNOWING.forEach(name -> fields.put(name, settings.text(name)));
    fields.put("http", url.orElse("none"));
    data.ifPresent(folder -> fields.put("data", folder.toString()));
    return fields;
  }

  private List<Topic> topics() {
    return partitions.entrySet().stream()
        .map(topic -> new Topic(topic.getKey(), topic.getValue()))
        .toList();
  }
}
