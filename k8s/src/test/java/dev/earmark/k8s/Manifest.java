package dev.earmark.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One object that is applied to a cluster, as it stands in YAML. */
record Manifest(JsonNode json) {
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Reads all objects of a text; empty documents are none. */
  static List<Manifest> all(String yaml) {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      return documents.readAll().stream().filter(JsonNode::isObject).map(Manifest::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Manifest> all(Path file) {
    return all(Place.read(file));
  }

  /** Returns all objects of the files in a folder, without what is kustomize's own. */
  static List<Manifest> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(file -> all(file).stream())
          .filter(manifest -> !manifest.apiVersion().startsWith("kustomize."))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the first object of a kind. */
  static Manifest one(String kind, List<Manifest> all) {
    return all.stream().filter(manifest -> manifest.kind().equals(kind)).findFirst().orElseThrow();
  }

  String apiVersion() {
    return json.path("apiVersion").asText();
  }

  String kind() {
    return json.path("kind").asText();
  }

  String name() {
    return json.at("/metadata/name").asText();
  }

  /** Returns the template of its Pods, or the Pod that it is; missing where it has none. */
  JsonNode pod() {
    return kind().equals("Pod") ? json.path("spec") : json.at("/spec/template/spec");
  }

  @Override
  public String toString() {
    return kind() + '/' + name();
  }
}
