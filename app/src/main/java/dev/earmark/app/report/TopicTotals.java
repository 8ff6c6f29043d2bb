package dev.earmark.app.report;

import dev.earmark.Confusion;
import dev.earmark.app.CommandFailure;
import dev.earmark.app.broker.TopicReader;
import dev.earmark.app.listen.ConfusionRecords;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.serde.AvroSerdes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads a model's newest totals from the confusion topic. */
public final class TopicTotals {
  private static final String ALL = "*";

  private TopicTotals() {}

  /**
   * Returns what the topic says now, without time lines.
   *
   * @throws CommandFailure where no broker answers, or the topic has nothing of the model
   */
  public static ReportData read(Settings settings, ModelCard card) {
    Map<String, ConfusionMatrix> totals = totals(settings, card);
    Optional<ConfusionMatrix> all = Optional.ofNullable(totals.remove(ALL));
    String topic = settings.text(EarmarkSettings.TOPIC_CONFUSION);
    if (all.isEmpty()) {
      throw CommandFailure.broken(
          "topic "
              + topic
              + " must count windows of the model, and has none so far: model="
              + card.id());
    }
    List<ReportData.Scope> scopes =
        totals.entrySet().stream()
            .map(device -> new ReportData.Scope(device.getKey(), device.getValue()))
            .toList();
    var heading =
        new ReportData.Heading(
            "Earmark", card.id(), "All windows with a truth that the topic " + topic + " counts.");
    return new ReportData(heading, List.of(), ReportLabels.of(card), all, scopes, List.of());
  }

  private static Map<String, ConfusionMatrix> totals(Settings settings, ModelCard card) {
    Map<String, ConfusionMatrix> totals = new TreeMap<>();
    String topic = settings.text(EarmarkSettings.TOPIC_CONFUSION);
    try (TopicReader reader = TopicReader.open(settings, topic, TopicReader.Start.BEGINNING);
        Deserializer<Confusion> values =
            new AvroSerdes(settings.serde()).<Confusion>value().deserializer()) {
      reader.toEnd(
          record -> {
            Confusion counted = values.deserialize(topic, record.headers(), record.value());
            if (counted != null && isTotalOf(card, counted)) {
              totals.put(counted.getScope(), ConfusionRecords.matrix(counted));
            }
          });
    }
    return totals;
  }

  private static boolean isTotalOf(ModelCard card, Confusion counted) {
    return counted.getFrom() == null
        && card.id().equals(counted.getModel() + "@" + counted.getModelVersion());
  }
}
