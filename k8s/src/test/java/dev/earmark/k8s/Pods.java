package dev.earmark.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The rules that every Pod here keeps: the "restricted" standard, and what runs well. */
final class Pods {
  private final List<String> faults = new ArrayList<>();

  private Pods() {}

  /** Returns a sentence for each rule that a Pod of these breaks. */
  static List<String> faults(List<Manifest> manifests) {
    List<String> all = new ArrayList<>();
    for (Manifest manifest : manifests) {
      JsonNode pod = manifest.pod();
      if (pod.has("containers")) {
        var pods = new Pods();
        pods.look(pod);
        pods.faults.forEach(fault -> all.add(manifest + ": " + fault));
      }
    }
    return all;
  }

  private void look(JsonNode pod) {
    is(pod, "/automountServiceAccountToken", "false");
    is(pod, "/enableServiceLinks", "false");
    is(pod, "/securityContext/runAsNonRoot", "true");
    is(pod, "/securityContext/runAsUser", "10001");
    is(pod, "/securityContext/seccompProfile/type", "RuntimeDefault");
    for (String kind : List.of("hostNetwork", "hostPID", "hostIPC")) {
      isAbsent(pod, "/" + kind);
    }
    pod.path("volumes").forEach(volume -> isAbsent(volume, "/hostPath"));
    pod.path("initContainers").forEach(this::container);
    pod.path("containers").forEach(this::container);
  }

  private void container(JsonNode container) {
    is(container, "/securityContext/allowPrivilegeEscalation", "false");
    is(container, "/securityContext/readOnlyRootFilesystem", "true");
    is(container, "/securityContext/capabilities/drop", "[\"ALL\"]");
    isAbsent(container, "/securityContext/capabilities/add");
    isPresent(container, "/resources/requests/cpu");
    isPresent(container, "/resources/requests/memory");
    isPresent(container, "/resources/limits/memory");
    container.path("env").forEach(variable -> isAbsent(variable, "/valueFrom/secretKeyRef"));
    isAbsent(container, "/envFrom");
  }

  private void is(JsonNode node, String path, String wanted) {
    JsonNode found = node.at(path);
    String text = found.isTextual() ? found.asText() : found.toString();
    if (!text.equals(wanted)) {
      faults.add("%s must be %s: %s".formatted(path, wanted, text));
    }
  }

  private void isPresent(JsonNode node, String path) {
    if (node.at(path).isMissingNode()) {
      faults.add(path + " must be there");
    }
  }

  private void isAbsent(JsonNode node, String path) {
    if (!node.at(path).isMissingNode()) {
      faults.add(path + " must not be there: " + node.at(path));
    }
  }
}
