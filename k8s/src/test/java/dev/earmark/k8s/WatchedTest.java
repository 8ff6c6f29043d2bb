package dev.earmark.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus finds the Pods, under a name that the alerts know, and says where to read on. */
final class WatchedTest {
  private static final Path NAMES = Place.VALUES.resolve("names.yaml");
  private static final Path EVERYTHING = Place.VALUES.resolve("everything.yaml");
  private static final Pattern JOB = Pattern.compile("job=~\"([^\"]*)\"");

  /** A job is called as its Service, unless it says otherwise. */
  @Test
  void alertsKnowTheJobWhateverItsName() {
    List<Manifest> all = Chart.manifests(NAMES);
    JsonNode renamed = endpoint(all).at("/relabelings/0");
    assertThat(renamed.path("targetLabel").asText()).isEqualTo("job");
    assertThat(renamed.path("replacement").asText()).isEqualTo("nursery-earmark");
    assertThat(jobs(all)).isNotEmpty().allMatch("nursery-earmark"::matches);
    assertThat(Manifest.one("ScaledObject", all).json().toString())
        .contains("job=\\\"nursery-earmark\\\"");
  }

  @Test
  void jobIsTheServiceWhereItsNameWillDo() {
    List<Manifest> all = Chart.manifests(EVERYTHING);
    assertThat(endpoint(all).has("relabelings")).isFalse();
    assertThat(Manifest.one("ServiceMonitor", all).name()).isEqualTo("earmark");
    assertThat(jobs(all)).isNotEmpty().allMatch("earmark"::matches);
  }

  private static List<String> jobs(List<Manifest> all) {
    String rules = Manifest.one("PrometheusRule", all).json().toString().replace("\\", "");
    return JOB.matcher(rules).results().map(found -> found.group(1)).toList();
  }

  @Test
  void pagesOverTlsAreScrapedSo() {
    JsonNode endpoint = endpoint(Chart.manifests(NAMES));
    assertThat(endpoint.path("scheme").asText()).isEqualTo("https");
    assertThat(endpoint.at("/tlsConfig/serverName").asText()).isEqualTo("nursery.example.org");
    assertThat(endpoint.at("/tlsConfig/ca/secret/name").asText()).isEqualTo("nursery");
    assertThat(endpoint(Chart.manifests(EVERYTHING)).has("tlsConfig")).isFalse();
  }

  /** An address is in no certificate. */
  @Test
  void refusesTlsThatCannotHold(@TempDir Path folder) throws Exception {
    Path values = folder.resolve("values.yaml");
    Files.writeString(values, "{probes: {scheme: HTTPS}, monitoring: {serviceMonitor: true}}");
    assertThatThrownBy(() -> Chart.rendered(values)).hasMessageContaining("tlsConfig");
  }

  private static JsonNode endpoint(List<Manifest> all) {
    return Manifest.one("ServiceMonitor", all).json().at("/spec/endpoints/0");
  }

  @Test
  void everyAlertSaysWhereItsEntryIs() {
    assertThat(runbooks(Chart.manifests(NAMES)))
        .isNotEmpty()
        .allMatch(url -> url.startsWith("https://wiki.example.org/earmark/runbook#earmark"));
    assertThat(runbooks(Chart.manifests(EVERYTHING)))
        .isNotEmpty()
        .allMatch(url -> url.startsWith("docs/runbook.md#earmark"));
  }

  private static List<String> runbooks(List<Manifest> all) {
    return Manifest.one("PrometheusRule", all).json().findValuesAsText("runbook_url");
  }
}
