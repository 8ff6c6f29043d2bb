package dev.earmark.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** KEDA asks after these Pods, and for no more of them than have something to do. */
final class ScalingTest {
  private static final Path EVERYTHING = Place.VALUES.resolve("everything.yaml");
  private static final Path SCALED = Place.RENDERED.resolve("scaled.yaml");

  /** Twelve partitions and two stream threads a Pod. */
  @Test
  void noMorePodsThanPartitionsKeepBusy() {
    List<Manifest> all = Chart.manifests(EVERYTHING);
    assertThat(scaled(all).at("/maxReplicaCount").asInt()).isEqualTo(6);
    assertThat(scaled(all).at("/fallback/replicas").asInt()).isEqualTo(6);
    assertThat(Manifest.one("StatefulSet", all).json().at("/spec/replicas").isMissingNode())
        .isTrue();
  }

  @Test
  void strimzisTopicIsTheMaximum() {
    List<Manifest> all = Manifest.all(SCALED);
    int partitions =
        all.stream()
            .filter(manifest -> manifest.toString().equals("KafkaTopic/earmark.chunks"))
            .mapToInt(topic -> topic.json().at("/spec/partitions").asInt())
            .findFirst()
            .orElseThrow();
    assertThat(scaled(all).at("/maxReplicaCount").asInt()).isEqualTo(partitions).isEqualTo(12);
    assertThat(scaled(all).at("/fallback/replicas").asInt()).isEqualTo(partitions);
  }

  @Test
  void podsOfOtherNamespacesAreNotAskedAfter() {
    assertThat(query(Chart.manifests(EVERYTHING)))
        .isEqualTo("max(earmark_seconds_behind{namespace=\"default\",job=\"earmark\"})");
    assertThat(query(Manifest.all(SCALED)))
        .isEqualTo("max(earmark_seconds_behind{namespace=\"sound\",job=\"earmark\"})");
  }

  private static String query(List<Manifest> all) {
    return scaled(all).at("/triggers/0/metadata/query").asText();
  }

  private static JsonNode scaled(List<Manifest> all) {
    return Manifest.one("ScaledObject", all).json().path("spec");
  }
}
