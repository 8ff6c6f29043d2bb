package dev.earmark.k8s;

import java.util.ArrayList;
import java.util.List;

/**
 * What an API server that takes no unknown field would refuse: wrong, unknown and missing fields.
 */
final class Faults {
  private Faults() {}

  /** Returns a sentence for each fault of all these objects. */
  static List<String> of(List<Manifest> manifests) {
    List<String> all = new ArrayList<>();
    for (Manifest manifest : manifests) {
      of(manifest).forEach(fault -> all.add(manifest + ": " + fault));
    }
    return all;
  }

  /** Returns a sentence for each fault of one object. */
  static List<String> of(Manifest manifest) {
    List<String> all = new ArrayList<>(ofItsKind(manifest));
    all.addAll(RequiredFields.faults(manifest));
    return all;
  }

  private static List<String> ofItsKind(Manifest manifest) {
    if (manifest.apiVersion().startsWith("kafka.strimzi.io/")) {
      return StrimziObjects.faults(manifest);
    }
    return CustomObjects.knows(manifest)
        ? CustomObjects.faults(manifest)
        : KubernetesObjects.faults(manifest);
  }
}
