package dev.earmark.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an API server asks for of Kubernetes' own objects is missed where it is not there. */
final class MissingFieldsTest {
  private static final String TEMPLATE =
      """
      {metadata: {labels: {app: a}}, spec: {restartPolicy: RESTART,
        initContainers: [{name: c, image: d}],
        containers: [{name: b, image: d, env: [{name: E, value: f}], ports: [{containerPort: 80}],
          readinessProbe: {httpGet: {path: /, port: 80}}, volumeMounts: [{name: g, mountPath: /g}]}],
        volumes: [{name: g, secret: {secretName: h}}, {name: i, configMap: {name: j, items: [{key: k, path: l}]}}]}}""";
  private static final String STATEFUL_SET =
      """
      {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: a}, spec: {serviceName: a,
        selector: {matchLabels: {app: a}}, template: TEMPLATE, volumeClaimTemplates: [{metadata: {name: s},
          spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]}}"""
          .replace("TEMPLATE", TEMPLATE.replace("RESTART", "Always"));
  private static final String DEPLOYMENT =
      """
      {apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {
        selector: {matchLabels: {app: a}}, template: TEMPLATE}}"""
          .replace("TEMPLATE", TEMPLATE.replace("RESTART", "Always"));
  private static final String JOB =
      "{apiVersion: batch/v1, kind: Job, metadata: {name: a}, spec: {backoffLimit: 1, template: TEMPLATE}}"
          .replace("TEMPLATE", TEMPLATE.replace("RESTART", "Never"));
  private static final String POD =
      "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: b, image: d}]}}";
  private static final String SERVICE =
      "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {selector: {app: a}, ports: [{name: http, port: 80}]}}";
  private static final String POLICY =
      "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a},"
          + " spec: {podSelector: {}, policyTypes: [Egress]}}";

  @Test
  void soundObjectsHaveNoFaults() {
    assertThat(Faults.of(all(STATEFUL_SET, DEPLOYMENT, JOB, POD, SERVICE, POLICY))).isEmpty();
  }

  private static List<Manifest> all(String... objects) {
    return Manifest.all(String.join("\n---\n", objects));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metadata: {name: a}, spec: {s| spec: {s|metadata",
        "selector: {matchLabels: {app: a}}, |''|selector",
        "matchLabels: {app: a}|''|matchLabels",
        "metadata: {labels: {app: a}}, |''|spec.template.metadata",
        "name: c, |''|name",
        "initContainers: [{name: c, image: d}]|initContainers: [{name: c}]|initContainers[].image",
        "name: b, |''|name",
        "image: d, env|env|containers[].image",
        "{name: E, value: f}|{value: f}|name",
        "containerPort: 80|name: http|containerPort",
        "path: /, port: 80|path: /|port",
        "httpGet: {path: /, port: 80}|periodSeconds: 5|containers[].readinessProbe.exec",
        "mountPath: /g|readOnly: true|mountPath",
        "secretName: h|optional: true|volumes[].secret.secretName",
        "name: j, items|items|volumes[].configMap.name",
        "key: k, |''|key",
        "name: i, |''|name",
        "accessModes: [ReadWriteOnce], |''|accessModes",
        "accessModes: [ReadWriteOnce]|accessModes: []|accessModes",
        "resources: {requests: {storage: 1Gi}}|resources: {}|resources.requests"
      })
  void ofAStatefulSet(String sound, String faulty, String missing) {
    assertMissing(STATEFUL_SET, sound, faulty, missing);
  }

  @ParameterizedTest
  @CsvSource({
    "StatefulSet, apps/v1",
    "Deployment, apps/v1",
    "Job, batch/v1",
    "Pod, v1",
    "Service, v1",
    "NetworkPolicy, networking.k8s.io/v1"
  })
  void ofWhatHasNoSpecification(String kind, String version) {
    String object = "{apiVersion: %s, kind: %s, metadata: {name: a}}".formatted(version, kind);
    assertThat(Faults.of(all(object))).contains(kind + "/a: missing field spec");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "selector: {matchLabels: {app: a}}, |''|selector",
        "template: {|temlate: {|template"
      })
  void ofADeployment(String sound, String faulty, String missing) {
    assertMissing(DEPLOYMENT, sound, faulty, missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "restartPolicy: Never,|''|restartPolicy",
        "backoffLimit: 1, template|template: null, x|template"
      })
  void ofAJob(String sound, String faulty, String missing) {
    assertMissing(JOB, sound, faulty, missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{name: b, image: d}]|[]|containers",
        "containers: [{name: b, image: d}]|''|containers"
      })
  void ofAPod(String sound, String faulty, String missing) {
    assertMissing(POD, sound, faulty, missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ", ports: [{name: http, port: 80}]|''|ports",
        "name: http, port: 80|name: http|port"
      })
  void ofAService(String sound, String faulty, String missing) {
    assertMissing(SERVICE, sound, faulty, missing);
  }

  @Test
  void ofANetworkPolicy() {
    assertMissing(POLICY, "podSelector: {}, ", "", "podSelector");
  }

  private static void assertMissing(String object, String sound, String faulty, String missing) {
    assertThat(object).contains(sound);
    assertThat(Faults.of(all(object.replace(sound, faulty))))
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .containsPattern(
                        "missing field \\S*\\Q%1$s\\E(\\|\\S*)?$|required field `\\Q%1$s\\E` is not found"
                            .formatted(missing)));
  }
}
