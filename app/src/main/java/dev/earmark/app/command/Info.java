package dev.earmark.app.command;

import dev.earmark.app.Version;
import dev.earmark.app.run.RunningTopology;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.web.Answer;
import dev.earmark.score.ModelCard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The page of what a process is: its version and commit, its models and its settings without
 * secrets.
 */
final class Info {
  private final Settings settings;
  private final AtomicReference<@Nullable RunningTopology> topology = new AtomicReference<>();

  Info(Settings settings) {
    this.settings = settings;
  }

  void watch(RunningTopology running) {
    topology.set(running);
  }

  Answer page() {
    RunningTopology running = topology.get();
    var json = new LinkedHashMap<String, Object>();
    json.put("version", Version.number());
    json.put("commit", Version.commit());
    json.put("java", System.getProperty("java.runtime.version"));
    json.put("state", running == null ? "STARTING" : running.streams().state());
    json.put(
        "models", running == null ? List.of() : running.cards().stream().map(Info::model).toList());
    json.put("settings", settings());
    return Answer.json(Answer.OK, json);
  }

  private static Map<String, Object> model(ModelCard card) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", card.name());
    json.put("version", card.version());
    json.put("labels", card.labels());
    return json;
  }

  private Map<String, String> settings() {
    var shown = new LinkedHashMap<String, String>();
    settings.shown().forEach(setting -> shown.put(setting.name(), setting.value()));
    return shown;
  }
}
