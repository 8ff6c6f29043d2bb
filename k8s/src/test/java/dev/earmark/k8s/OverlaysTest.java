package dev.earmark.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What kustomize makes of the base; {@code k8s/render.sh} wrote it down. */
final class OverlaysTest {
  private static final List<Path> SOURCES =
      List.of(
          Place.BASE,
          Path.of("components/on-call"),
          Path.of("components/scaling"),
          Path.of("components/scaling-strimzi"),
          Path.of("overlays"),
          Path.of("test/components"),
          Path.of("test/scaled"));

  /** Components of kustomize, and the test of Helm. */
  private static final Set<String> BESIDE_THE_BASE =
      Set.of(
          "ServiceMonitor/earmark",
          "PrometheusRule/earmark",
          "ConfigMap/earmark-dashboard",
          "ScaledObject/earmark",
          "Deployment/earmark-on-call",
          "Pod/earmark-test");

  static List<Path> overlays() throws IOException {
    try (Stream<Path> files = Files.list(Place.RENDERED)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyOverlayIsSound(Path overlay) {
    List<Manifest> manifests = Manifest.all(overlay);
    assertThat(manifests).extracting(Manifest::toString).contains("StatefulSet/earmark");
    assertThat(Faults.of(manifests)).isEmpty();
    assertThat(Pods.faults(manifests)).isEmpty();
  }

  @Test
  void whatIsWatchedIsSound() {
    List<Manifest> manifests = Manifest.in(Path.of("components/monitoring"));
    assertThat(manifests)
        .extracting(Manifest::kind)
        .contains("ServiceMonitor", "PrometheusRule", "ConfigMap");
    assertThat(Faults.of(manifests)).isEmpty();
  }

  /** Kustomize is in no build, so what it made is held against what it was made of. */
  @Test
  void whatWasRenderedIsOfTheseSources() throws Exception {
    assertThat(sums()).as("run k8s/render.sh").isEqualTo(written());
  }

  private static Map<String, String> sums() throws Exception {
    var sums = new TreeMap<String, String>();
    for (Path file : files()) {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      sums.put(file.toString(), HexFormat.of().formatHex(sum));
    }
    return sums;
  }

  private static List<Path> files() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path source : SOURCES) {
      try (Stream<Path> files = Files.walk(source)) {
        files.filter(Files::isRegularFile).forEach(all::add);
      }
    }
    return all;
  }

  private static Map<String, String> written() {
    var written = new TreeMap<String, String>();
    for (String line : Place.read(Place.RENDERED.resolve("sources.sha256")).lines().toList()) {
      written.put(line.substring(66), line.substring(0, 64));
    }
    return written;
  }

  @Test
  void localNeedsNobodyElse() {
    assertThat(Manifest.all(Place.RENDERED.resolve("local.yaml")))
        .extracting(Manifest::toString)
        .contains("StatefulSet/earmark-broker", "Service/earmark-broker")
        .doesNotContain("Job/earmark-topics");
  }

  @Test
  void strimziMakesEveryTopicAndUser() {
    assertThat(Manifest.all(Place.RENDERED.resolve("strimzi.yaml")))
        .extracting(Manifest::toString)
        .contains(
            "Kafka/kafka",
            "KafkaTopic/earmark.chunks",
            "KafkaUser/earmark-device",
            "KafkaUser/earmark-operator",
            "Deployment/earmark-on-call")
        .doesNotContain("Job/earmark-topics");
  }

  @Test
  void gpuAsksForACard() {
    Manifest set = Manifest.one("StatefulSet", rendered("gpu"));
    assertThat(set.pod().at("/containers/0/resources/limits/nvidia.com~1gpu").asInt()).isEqualTo(1);
    assertThat(set.pod().at("/containers/0/image").asText()).endsWith("-gpu");
  }

  /** Kustomize calls the ConfigMap by its content, the chart does not. */
  @Test
  void gpuIsWhatTheChartMakesForACard() {
    List<Manifest> charts =
        Chart.manifests(Place.BASE.resolve("values.yaml"), Place.VALUES.resolve("gpu.yaml"));
    Map<String, JsonNode> overlay = byName(rendered("gpu"));
    Map<String, JsonNode> chart = byName(charts);
    chart.keySet().removeAll(BESIDE_THE_BASE);
    assertThat(overlay).containsOnlyKeys(chart.keySet());
    overlay.forEach((name, object) -> assertThat(object).as(name).isEqualTo(chart.get(name)));
  }

  private static List<Manifest> rendered(String name) {
    return Manifest.all(
        Place.read(Place.RENDERED.resolve(name + ".yaml"))
            .replaceAll("\\bearmark-[a-z0-9]{10}\\b", "earmark"));
  }

  private static Map<String, JsonNode> byName(List<Manifest> manifests) {
    var byName = new TreeMap<String, JsonNode>();
    manifests.forEach(manifest -> byName.put(manifest.toString(), manifest.json()));
    return byName;
  }
}
