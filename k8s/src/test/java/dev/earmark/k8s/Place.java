package dev.earmark.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the manifests are; the tests run in their folder. */
final class Place {
  static final Path CHART = Path.of("helm/earmark");
  static final Path BASE = Path.of("base");
  static final Path RENDERED = Path.of("src/test/resources/rendered");
  static final Path VALUES = Path.of("test/values");

  private Place() {}

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
