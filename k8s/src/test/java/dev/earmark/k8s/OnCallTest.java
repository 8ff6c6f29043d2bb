package dev.earmark.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Pod of the person on call sees what the Pods that hear see, and may log in otherwise. */
final class OnCallTest {
  private static final String EVERYTHING = "everything.yaml";
  private static final String CARDS = "/containers/0/resources/limits/nvidia.com~1gpu";
  private static final String SECRET = "/secret/secretName";

  @ParameterizedTest
  @ValueSource(strings = {"config-map-models.yaml", "init-models.yaml", EVERYTHING})
  void itsModelsAreThoseOfTheOthers(String values) {
    List<Manifest> all = Chart.manifests(Place.VALUES.resolve(values));
    JsonNode own = onCall(all);
    JsonNode others = others(all);
    assertThat(named(own.path("volumes"))).containsKey("models");
    assertThat(named(own.path("volumes")).get("models"))
        .isEqualTo(named(others.path("volumes")).get("models"));
    assertThat(own.path("initContainers")).isEqualTo(others.path("initContainers"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"config-map-models.yaml", "init-models.yaml", EVERYTHING})
  void itsFilesAreWhereTheOthersHaveThem(String values) {
    assertSameFiles(Chart.manifests(Place.VALUES.resolve(values)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"components", "scaled", "strimzi"})
  void soAreThoseOfEachOverlay(String name) {
    assertSameFiles(Manifest.all(Place.RENDERED.resolve(name + ".yaml")));
  }

  /** It keeps no state, and each of its mounts is of a volume that it has. */
  private static void assertSameFiles(List<Manifest> all) {
    Map<String, JsonNode> others = mounts(others(all));
    others.remove("state");
    assertThat(mounts(onCall(all))).isEqualTo(others);
    assertThat(named(onCall(all).path("volumes"))).containsOnlyKeys(others.keySet());
  }

  @Test
  void itMayLogInOtherwise() {
    List<Manifest> all = Chart.manifests(Place.VALUES.resolve(EVERYTHING));
    JsonNode own = named(onCall(all).path("volumes")).get("secret");
    JsonNode others = named(others(all).path("volumes")).get("secret");
    assertThat(own.at(SECRET).asText()).isEqualTo("earmark-operator");
    assertThat(others.at(SECRET).asText()).isEqualTo("earmark-secret");
  }

  /** A card for a shell is dear, and where all are taken the Pod would wait when it is needed. */
  @Test
  void whereTheOthersHaveCardsItLooksAtModelsOnTheProcessor() {
    List<Manifest> all =
        Chart.manifests(Place.VALUES.resolve(EVERYTHING), Place.VALUES.resolve("gpu.yaml"));
    assertThat(others(all).at(CARDS).asInt()).isEqualTo(1);
    assertThat(onCall(all).at(CARDS).isMissingNode()).isTrue();
    assertThat(Manifest.one("ConfigMap", all).json().at("/data/site.properties").asText())
        .contains("execution.provider=cuda\n");
    assertThat(provider(all)).isEqualTo("cpu");
  }

  @Test
  void soItDoesBesideAnOverlay() {
    assertThat(provider(Manifest.all(Place.RENDERED.resolve("components.yaml")))).isEqualTo("cpu");
  }

  private static String provider(List<Manifest> all) {
    JsonNode environment = onCall(all).at("/containers/0/env");
    return named(environment).get("EARMARK_EXECUTION_PROVIDER").path("value").asText();
  }

  @Test
  void itHasNoPodUntilOneIsAskedFor() {
    List<Manifest> all = Chart.manifests(Place.VALUES.resolve(EVERYTHING));
    assertThat(Manifest.one("Deployment", all).json().at("/spec/replicas").asInt(-1)).isZero();
  }

  /** Whoever says no container means this one, not one that ran before it. */
  @ParameterizedTest
  @ValueSource(strings = {"components", "strimzi"})
  void itsOwnContainerIsTheOneThatIsMeant(String name) {
    Manifest deployment =
        Manifest.one("Deployment", Manifest.all(Place.RENDERED.resolve(name + ".yaml")));
    assertThat(deployment.json().at("/spec/template/metadata/annotations").toString())
        .contains("default-container\":\"on-call\"");
  }

  private static JsonNode onCall(List<Manifest> all) {
    return Manifest.one("Deployment", all).pod();
  }

  private static JsonNode others(List<Manifest> all) {
    return Manifest.one("StatefulSet", all).pod();
  }

  private static Map<String, JsonNode> mounts(JsonNode pod) {
    return named(pod.at("/containers/0/volumeMounts"));
  }

  private static Map<String, JsonNode> named(JsonNode list) {
    var named = new TreeMap<String, JsonNode>();
    list.forEach(each -> named.put(each.path("name").asText(), each));
    return named;
  }
}
