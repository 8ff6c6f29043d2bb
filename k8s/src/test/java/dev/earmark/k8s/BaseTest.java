package dev.earmark.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The base and the components of kustomize are what the chart renders; {@code
 * -Dearmark.k8s.write=true} writes them anew.
 */
final class BaseTest {
  private static final boolean WRITE = Boolean.getBoolean("earmark.k8s.write");
  private static final Map<String, Path> FOLDERS =
      Map.ofEntries(
          Map.entry("serviceaccount.yaml", Place.BASE),
          Map.entry("services.yaml", Place.BASE),
          Map.entry("statefulset.yaml", Place.BASE),
          Map.entry("poddisruptionbudget.yaml", Place.BASE),
          Map.entry("networkpolicy.yaml", Place.BASE),
          Map.entry("topics-job.yaml", Place.BASE),
          Map.entry("on-call.yaml", Path.of("components/on-call")),
          Map.entry("servicemonitor.yaml", Path.of("components/monitoring")),
          Map.entry("prometheusrule.yaml", Path.of("components/monitoring")),
          Map.entry("dashboard.yaml", Path.of("components/monitoring")),
          Map.entry("scaledobject.yaml", Path.of("components/scaling")));

  /** The chart's copies come before what is rendered of them. */
  @BeforeAll
  static void copy() {
    if (WRITE) {
      List.of("alerts.yaml", "dashboard.json").forEach(file -> write(copy(file), watched(file)));
    }
  }

  private static Path copy(String file) {
    return Place.CHART.resolve("files").resolve(file);
  }

  private static String watched(String file) {
    return Place.read(Path.of("../monitoring").resolve(file));
  }

  @Test
  void everyObjectIsTheCharts() {
    var templates = Chart.byTemplate(Chart.rendered(Place.BASE.resolve("values.yaml")));
    assertThat(templates.keySet()).containsAll(FOLDERS.keySet());
    FOLDERS.forEach(
        (template, folder) ->
            assertSame(folder.resolve(template), heading(template) + templates.get(template)));
  }

  private static String heading(String template) {
    return "# Written from helm/earmark/templates/%s by BaseTest: change that one.\n"
        .formatted(template);
  }

  @ParameterizedTest
  @ValueSource(strings = {"earmark.properties", "site.properties"})
  void settingsAreTheCharts(String file) {
    JsonNode data =
        Chart.manifests(Place.BASE.resolve("values.yaml")).stream()
            .filter(manifest -> manifest.toString().equals("ConfigMap/earmark"))
            .findFirst()
            .orElseThrow()
            .json()
            .path("data");
    assertSame(Place.BASE.resolve(file), data.path(file).asText());
  }

  /** A chart holds all that it renders, so it has copies. */
  @ParameterizedTest
  @ValueSource(strings = {"alerts.yaml", "dashboard.json"})
  void whatIsWatchedIsTheSameEverywhere(String file) {
    assertSame(copy(file), watched(file));
  }

  private static void assertSame(Path file, String wanted) {
    if (WRITE) {
      write(file, wanted);
    }
    assertThat(file).hasContent(wanted);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
