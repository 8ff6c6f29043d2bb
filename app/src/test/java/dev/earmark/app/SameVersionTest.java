package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each place that says the version says that of the pom; the modules' poms Maven itself holds to
 * it.
 */
class SameVersionTest {
  private static final String NUMBER = "(\\d+\\.\\d+\\.\\d+)";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          README.md                               | <artifactId>earmark-client</artifactId>\\s+<version>#
          docker/Dockerfile                       | ARG TAR=app/target/earmark-#.tar.gz
          docker/Dockerfile                       | ARG VERSION=#
          docker/README.md                        | `VERSION`, `REVISION` .+? `#`
          docker/README.md                        | app/target/earmark-#.tar.gz
          docker/README.md                        | <artifactId>earmark-client</artifactId><version>#
          docker/test/steady.sh                   | app/target/earmark-#.tar.gz
          docs/operating.md                       | \\tversion=#
          examples/javascript/package.json        | "version": "#"
          examples/javascript/package-lock.json   | "name": "earmark-examples",\\s+"version": "#"
          k8s/README.md                           | earmark:#
          k8s/base/kustomization.yaml             | app.kubernetes.io/version: #
          k8s/helm/earmark/Chart.yaml             | \\nversion: #
          k8s/helm/earmark/Chart.yaml             | \\nappVersion: #
          k8s/overlays/gpu/kustomization.yaml     | newTag: #-gpu
          k8s/overlays/local/broker.yaml          | image: earmark:#
          k8s/overlays/strimzi/login.yaml         | image: earmark:#
          k8s/overlays/strimzi/login-on-call.yaml | image: earmark:#
          k8s/test/values/gpu.yaml                | tag: #-gpu
          training/pyproject.toml                 | \\nversion = "#"
          """)
  void itIsThePoms(String file, String place) {
    assertThat(said(file, place)).isNotEmpty().containsOnly(version());
  }

  private static List<String> said(String file, String place) {
    return Pattern.compile(place.replace("#", NUMBER))
        .matcher(read(file))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static String version() {
    return said("pom.xml", "<artifactId>earmark</artifactId>\\s+<version>(.*?)</version>").get(0);
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of("..", file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
