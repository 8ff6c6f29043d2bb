package dev.earmark.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChartTest {
  static List<Path> values() throws IOException {
    try (Stream<Path> files = Files.list(Place.VALUES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void everyVariantIsSound(Path values) {
    List<Manifest> manifests = Chart.manifests(values);
    assertThat(manifests).extracting(Manifest::kind).contains("StatefulSet", "Service");
    assertThat(Faults.of(manifests)).isEmpty();
    assertThat(Pods.faults(manifests)).isEmpty();
  }

  @Test
  void everyKindIsRendered() {
    assertThat(Chart.manifests(Place.VALUES.resolve("everything.yaml")))
        .extracting(Manifest::kind)
        .contains(
            "StatefulSet",
            "Service",
            "ConfigMap",
            "ServiceAccount",
            "PodDisruptionBudget",
            "NetworkPolicy",
            "Job",
            "Pod",
            "ServiceMonitor",
            "PrometheusRule",
            "ScaledObject");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replica|1|replica",
        "bootstrapServers|kafka|bootstrapServers",
        "settings.http\\.port|9090|http.port",
        "settings.log\\.level|false|log.level",
        "topics.create|perhaps|create",
        "topics.partitions|0|partitions",
        "models.from|claim|source",
        "models.from|init|init",
        "terminationGracePeriodSeconds|30|terminationGracePeriodSeconds",
        "terminationGracePeriodSeconds|1000000|terminationGracePeriodSeconds",
        "autoscaling.secondsBehind|1000000|secondsBehind",
        "settings.group\\.protocol|streams|staticMembership",
        "image.digest|sha256:12|digest",
        "fullnameOverride|Nursery|fullnameOverride",
        "monitoring.runbookUrl|docs/runbook.md|runbookUrl",
        "monitoring.tlsConfig.serverName|earmark|scheme",
        "monitoring.tlsConfig.server|earmark|tlsConfig",
        "settings.http\\.ssl\\.keystore\\.location|/http.p12|scheme"
      })
  void refusesWrongValues(String name, String value, String named) {
    assertThatThrownBy(() -> Chart.rendered(name, value)).hasMessageContaining(named);
  }

  /** Before anything else is there, so they bring along what they need. */
  @Test
  void topicsAreMadeBeforeEachInstallAndUpgrade() {
    assertThat(Place.read(Place.CHART.resolve("templates/topics-job.yaml")))
        .contains("    helm.sh/hook: pre-install,pre-upgrade\n");
    Manifest job = Manifest.one("Job", Chart.manifests(Place.VALUES.resolve("everything.yaml")));
    assertThat(job.pod().at("/containers/0/args").toString())
        .contains("--set=topics.partitions=12", "--set=bootstrap.servers=kafka:9092");
    assertThat(job.pod().path("volumes").toString())
        .doesNotContain("configMap\":{\"name\":\"earmark\"");
  }

  /** Helm reads each number of a file of values as a float; none may reach Java as 1e+06. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "num.stream.threads=2",
        "recordings.max=1000000",
        "consumer.fetch.max.bytes=52428800",
        "min.coverage=0.1",
        "device.from.principal=true",
        "recording.idle=2m"
      })
  void settingsKeepTheirNumbers(String setting) {
    List<Manifest> all = Chart.manifests(Place.VALUES.resolve("everything.yaml"));
    assertThat(Manifest.one("ConfigMap", all).json().at("/data/site.properties").asText().lines())
        .contains(setting);
    assertThat(Manifest.one("Job", all).pod().at("/containers/0/args"))
        .extracting(JsonNode::asText)
        .contains("--set=" + setting);
  }

  /** Kubernetes deletes the Pods of a Job that has failed, but not those of one whose Pods end. */
  @Test
  void whatTheTopicsJobSaidStays() {
    Manifest job = Manifest.one("Job", Chart.manifests(Place.VALUES.resolve("everything.yaml")));
    assertThat(job.pod().path("restartPolicy").asText()).isEqualTo("Never");
  }

  @Test
  void lintHasNothingToSay() {
    Chart.rendered("replicas", 1); // or is skipped
    assertThat(new Helm(Place.CHART).lint().call().isFailed()).isFalse();
  }
}
