package dev.earmark.k8s;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.topology.topic.TopicNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Audio meets its truths partition by partition: both topics have as many, whoever makes them. */
final class PartitionsTest {
  private static final TopicNames NAMES = TopicNames.defaults();
  private static final Pattern TOLD = Pattern.compile("topics\\.partitions=(\\d+)");

  /** And as many as the Pods ask for, which {@code earmark topics check} holds them to. */
  @ParameterizedTest
  @ValueSource(strings = {"strimzi", "scaled"})
  void strimzisTopicsAreAlike(String name) {
    Path overlay = Place.RENDERED.resolve(name + ".yaml");
    List<Manifest> all = Manifest.all(overlay);
    assertThat(partitions(NAMES.truths(), all)).isEqualTo(partitions(NAMES.chunks(), all));
    assertThat(told(Place.read(overlay))).containsExactly(partitions(NAMES.chunks(), all));
  }

  private static int partitions(String topic, List<Manifest> all) {
    return all.stream()
        .filter(manifest -> manifest.toString().equals("KafkaTopic/" + topic))
        .mapToInt(manifest -> manifest.json().at("/spec/partitions").asInt())
        .findFirst()
        .orElseThrow();
  }

  /**
   * One number makes every topic; a Job that runs before the ConfigMap is there brings it along.
   */
  @ParameterizedTest
  @ValueSource(strings = {"default.yaml", "everything.yaml", "gpu.yaml", "names.yaml"})
  void theJobMakesAsManyAsThePodsAskFor(String values) {
    List<Manifest> all = Chart.manifests(Place.VALUES.resolve(values));
    assertThat(told(ofKind("ConfigMap", all))).hasSize(1).isEqualTo(told(ofKind("Job", all)));
  }

  private static String ofKind(String kind, List<Manifest> all) {
    return all.stream()
        .filter(manifest -> manifest.kind().equals(kind))
        .map(manifest -> manifest.json().toString())
        .collect(joining());
  }

  /** Where nothing runs before the other objects the Job reads what the Pods read. */
  @ParameterizedTest
  @ValueSource(strings = {"base", "components", "gpu"})
  void theJobOfAnOverlayReadsWhatThePodsRead(String name) {
    List<Manifest> all = Manifest.all(Place.RENDERED.resolve(name + ".yaml"));
    assertThat(settings("Job", all)).isNotEmpty().isEqualTo(settings("StatefulSet", all));
  }

  private static List<String> settings(String kind, List<Manifest> all) {
    return Manifest.one(kind, all)
        .pod()
        .path("volumes")
        .valueStream()
        .map(volume -> volume.at("/configMap/name").asText())
        .filter(name -> name.startsWith("earmark"))
        .toList();
  }

  private static Set<Integer> told(String text) {
    return TOLD.matcher(text)
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .collect(toSet());
  }
}
