package dev.earmark.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** Kubernetes' own objects, held against the classes that are generated from its API. */
final class KubernetesObjects {
  private static final String CLASSES = "io.kubernetes.client.openapi.models.V1";
  private static final List<String> VERSIONS =
      List.of("v1", "apps/v1", "batch/v1", "policy/v1", "networking.k8s.io/v1");

  private KubernetesObjects() {}

  static List<String> faults(Manifest manifest) {
    if (!VERSIONS.contains(manifest.apiVersion())) {
      return List.of("apiVersion must be one of %s: %s".formatted(VERSIONS, manifest.apiVersion()));
    }
    try {
      return check(manifest);
    } catch (InvocationTargetException e) {
      return List.of(String.valueOf(e.getCause().getMessage()));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return List.of(e.toString());
    }
  }

  /** Unknown and missing fields by the one, wrong types by the others. */
  private static List<String> check(Manifest manifest) throws ReflectiveOperationException {
    JsonElement json = JsonParser.parseString(manifest.json().toString());
    Class<?> type = Class.forName(CLASSES + manifest.kind());
    type.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
    Object read = JSON.deserialize(json.toString(), type);
    return WrongTypes.of(manifest, JSON.serialize(read));
  }
}
