package dev.earmark.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks find what they are there for, in each kind of object. */
final class StrictnessTest {
  private static final String BUDGET =
      "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: a}, spec: {maxUnavailable: 1}}";
  private static final String MONITOR =
      "{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: a},"
          + " spec: {selector: {}, endpoints: [{port: http, interval: 5s}]}}";
  private static final String USER =
      "{apiVersion: kafka.strimzi.io/v1, kind: KafkaUser, metadata: {name: a}, spec: {authentication: {type: tls},"
          + " authorization: {type: simple, acls: [{resource: {type: topic, name: b}, operations: [Read]}]}}}";
  private static final String SCALED =
      "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: a},"
          + " spec: {scaleTargetRef: {name: b}, minReplicaCount: 1, triggers: [{type: prometheus, metadata: {}}]}}";

  private static final String JOB =
      "{apiVersion: batch/v1, kind: Job, metadata: {name: a, annotations: {a: b}}, spec: {parallelism: 1, suspend: false,"
          + " template: {spec: {restartPolicy: Never, containers: [{name: c, image: d, env: [{name: E, value: 'on'}],"
          + " resources: {limits: {cpu: 1, memory: 1Gi}}}]}}}}";

  @Test
  void soundObjectsHaveNoFaults() {
    assertThat(Faults.of(all(BUDGET, MONITOR, USER, SCALED))).isEmpty();
  }

  private static List<Manifest> all(String... objects) {
    return Manifest.all(String.join("\n---\n", objects));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "maxUnavailable|maxUnavailible",
        "maxUnavailable: 1|selector: {matchLabels: 7}",
        "{name: a}|{name: a, labels: {app: 7}}",
        "{name: a}|{name: 7}",
        "{maxUnavailable: 1}|{maxUnavailable: 1, unhealthyPodEvictionPolicy: true}",
        "policy/v1|policy/v1beta1",
        "PodDisruptionBudget|PodDisruptionBuget"
      })
  void faultsOfKubernetesObjectsAreFound(String sound, String faulty) {
    assertFaulty(BUDGET, sound, faulty);
  }

  /** What a template has quoted, or has forgotten to quote. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "parallelism: 1|parallelism: '1'",
        "suspend: false|suspend: 'false'",
        "value: 'on'|value: true",
        "value: 'on'|value: 7",
        "a: b|a: 7"
      })
  void wrongTypesAreFound(String sound, String faulty) {
    assertThat(Faults.of(all(JOB))).isEmpty();
    assertFaulty(JOB, sound, faulty);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interval|intervall",
        "port: http|port: 7",
        "selector: {}, |''",
        "monitoring.coreos.com/v1|monitoring.coreos.com/v2"
      })
  void faultsOfPrometheusObjectsAreFound(String sound, String faulty) {
    assertFaulty(MONITOR, sound, faulty);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minReplicaCount|minReplicas",
        "minReplicaCount: 1|minReplicaCount: one",
        "scaleTargetRef: {name: b}|scaleTargetRef: {kind: StatefulSet}",
        "type: prometheus, |''"
      })
  void faultsOfKedaObjectsAreFound(String sound, String faulty) {
    assertFaulty(SCALED, sound, faulty);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "operations|operation",
        "[Read]|[Look]",
        "type: simple|type: simpel",
        "resource: {type: topic, name: b}, |''",
        "kafka.strimzi.io/v1|kafka.strimzi.io/v1beta2"
      })
  void faultsOfStrimziObjectsAreFound(String sound, String faulty) {
    assertFaulty(USER, sound, faulty);
  }

  private static void assertFaulty(String object, String sound, String faulty) {
    assertThat(object).contains(sound);
    assertThat(Faults.of(all(object.replace(sound, faulty)))).isNotEmpty();
  }
}
