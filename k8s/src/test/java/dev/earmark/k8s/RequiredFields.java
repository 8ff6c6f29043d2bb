package dev.earmark.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an API server asks for although its description, and so the classes, call it optional
 * (kubernetes/pkg/apis, {@code validation.go}). Of a path each word must be there:
 *
 * <pre>
 * a?       what is behind it is asked for only where this is there
 * a[]      what is behind it is asked for of each item
 * a|b      one of them
 * </pre>
 */
final class RequiredFields {
  private static final String HANDLER = "exec|httpGet|tcpSocket|grpc";

  /** No container of none, and nothing that is defaulted: a volume of no kind is an empty one. */
  private static final List<String> OF_PODS =
      List.of(
          "containers",
          "containers[].image",
          "containers[].startupProbe?." + HANDLER,
          "containers[].readinessProbe?." + HANDLER,
          "containers[].livenessProbe?." + HANDLER,
          "initContainers[].image",
          "volumes[].configMap?.name",
          "volumes[].secret?.secretName");

  /**
   * Also what only some take without: a Service of no port if it is headless, a policy that does
   * not select from Kubernetes 1.34 on.
   */
  private static final Map<String, List<String>> OF_KINDS =
      Map.of(
          "Pod", List.of("spec"),
          "Job", List.of("spec.template.spec.restartPolicy"),
          "Service", List.of("spec.ports"),
          "NetworkPolicy", List.of("spec.podSelector"),
          "Deployment",
              List.of(
                  "spec.selector.matchLabels",
                  "spec.template.metadata.labels",
                  "spec.template.spec"),
          "StatefulSet",
              List.of(
                  "spec.selector.matchLabels",
                  "spec.template.metadata.labels",
                  "spec.template.spec",
                  "spec.volumeClaimTemplates[].metadata.name",
                  "spec.volumeClaimTemplates[].spec.accessModes",
                  "spec.volumeClaimTemplates[].spec.resources.requests.storage"));

  private final List<String> faults = new ArrayList<>();

  private RequiredFields() {}

  static List<String> faults(Manifest manifest) {
    var fields = new RequiredFields();
    paths(manifest)
        .forEach(path -> fields.look(manifest.json(), "", List.of(path.split("\\.", -1))));
    return fields.faults.stream().distinct().toList();
  }

  private static Stream<String> paths(Manifest manifest) {
    String pod = manifest.kind().equals("Pod") ? "spec?." : "spec?.template?.spec?.";
    return Stream.of(
            Stream.of("metadata.name"),
            OF_KINDS.getOrDefault(manifest.kind(), List.of()).stream(),
            OF_PODS.stream().map(pod::concat))
        .flatMap(each -> each);
  }

  private void look(JsonNode owner, String before, List<String> words) {
    if (!words.isEmpty()) {
      look(owner, before, words.get(0), words.subList(1, words.size()));
    }
  }

  private void look(JsonNode owner, String before, String word, List<String> rest) {
    boolean several = word.endsWith("[]");
    String name = word.replace("[]", "").replace("?", "");
    JsonNode found = oneOf(owner, name);
    if (isThere(found) && several) {
      found.forEach(item -> look(item, before + word + '.', rest));
    } else if (isThere(found)) {
      look(found, before + name + '.', rest);
    } else if (word.equals(name)) {
      faults.add("missing field " + before + name);
    }
  }

  private static JsonNode oneOf(JsonNode owner, String names) {
    return Stream.of(names.split("\\|", -1))
        .map(owner::path)
        .filter(RequiredFields::isThere)
        .findFirst()
        .orElse(owner.path(names));
  }

  private static boolean isThere(JsonNode value) {
    return switch (value.getNodeType()) {
      case MISSING, NULL -> false;
      case ARRAY -> !value.isEmpty();
      case STRING -> !value.asText().isEmpty();
      default -> true;
    };
  }
}
