package dev.earmark.app.doctor;

import dev.earmark.app.broker.Cluster;
import dev.earmark.app.settings.GroupProtocol;
import dev.earmark.app.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.Node;
import org.apache.kafka.server.common.MetadataVersion;

/** How many brokers answer, of what version, and whether they know the group's protocol. */
final class BrokerLook implements Look {
  private static final String METADATA = "metadata.version";
  private static final String STREAMS = "streams.version";

  private final Cluster cluster;
  private final Settings settings;

  BrokerLook(Cluster cluster, Settings settings) {
    this.cluster = cluster;
    this.settings = settings;
  }

  @Override
  public List<Symptom> look() {
    List<Symptom> all = new ArrayList<>();
    var nodes = cluster.ask(admin -> admin.describeCluster().nodes().get());
    String brokers = nodes.size() == 1 ? "1 broker answers" : nodes.size() + " brokers answer";
    String at = String.join(",", nodes.stream().map(BrokerLook::address).toList());
    all.add(Symptom.ok("broker", brokers + ": " + at));
    all.add(version());
    return all;
  }

  private static String address(Node node) {
    return node.host() + ':' + node.port();
  }

  private Symptom version() {
    Map<String, FinalizedVersionRange> features =
        cluster.ask(admin -> admin.describeFeatures().featureMetadata().get().finalizedFeatures());
    FinalizedVersionRange metadata = features.get(METADATA);
    if (metadata == null) {
      return Symptom.warning(
          "version",
          "the brokers tell no metadata.version, so they are older than KRaft",
          "upgrade them to Kafka 3.3 or later");
    }
    String found = METADATA + ' ' + version(metadata.maxVersionLevel());
    FinalizedVersionRange streams = features.get(STREAMS);
    boolean unable = streams == null || streams.maxVersionLevel() < 1;
    return GroupProtocol.isStreams(settings) && unable
        ? Symptom.error(
            "version",
            found + ", and streams.version is not finalized, which group.protocol=streams needs",
            "kafka-features.sh upgrade --feature streams.version=1, or set group.protocol=classic")
        : Symptom.ok("version", found);
  }

  /** A level of brokers that are newer than this program has no name here. */
  private static String version(short level) {
    try {
      return MetadataVersion.fromFeatureLevel(level).version();
    } catch (IllegalArgumentException newer) {
      return "level " + level;
    }
  }
}
