package dev.earmark.app;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What other people's jars in the distribution are licensed under, as its bill of materials says.
 *
 * @param byJar licences that its POM offers, any of which may be chosen, by the jar's name
 */
record Licences(Map<String, Set<String>> byJar) {
  /** As SPDX calls them; none asks for more than that its text is kept. */
  static final Set<String> PERMISSIVE =
      Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "MIT", "MIT-0");

  private static final Path BILL = Path.of("target", "sbom.cdx.json");

  /** What POMs write where they write no name of SPDX's. */
  private static final Map<String, String> WRITTEN =
      Map.ofEntries(
          Map.entry("Apache License 2.0", "Apache-2.0"),
          Map.entry("Apache License Version 2.0", "Apache-2.0"),
          Map.entry("BSD 2-Clause License", "BSD-2-Clause"),
          Map.entry("BSD-2-Clause License", "BSD-2-Clause"),
          Map.entry("Go License", "BSD-3-Clause"),
          Map.entry("MIT License", "MIT"),
          Map.entry("The MIT License", "MIT"),
          Map.entry("GNU Lesser General Public License", "LGPL-2.1"),
          Map.entry("Public Domain, per Creative Commons CC0", "CC0-1.0"));

  /** Reads those of the bill of materials that the build has made; offline Maven makes none. */
  static Licences ofDistribution() throws IOException {
    assumeThat(BILL).as("skipped: offline Maven makes no bill of materials").exists();
    JsonNode bom = new ObjectMapper().readTree(BILL.toFile());
    Map<String, Set<String>> byJar = new TreeMap<>();
    for (JsonNode component : bom.path("components")) {
      if (!component.path("group").asText().equals("dev.earmark")) {
        byJar.put(component.path("name").asText(), of(component));
      }
    }
    return new Licences(byJar);
  }

  private static Set<String> of(JsonNode component) {
    return StreamSupport.stream(component.path("licenses").spliterator(), false)
        .flatMap(Licences::names)
        .map(name -> WRITTEN.getOrDefault(name, name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> names(JsonNode choice) {
    String expression = choice.path("expression").asText();
    if (!expression.isEmpty()) {
      return Stream.of(expression.replaceAll("[()]", "").split(" OR "));
    }
    JsonNode licence = choice.path("license");
    return Stream.of(licence.path("id").asText(licence.path("name").asText()));
  }

  /** Returns the jars none of whose licences is permissive, and those that say none. */
  Map<String, Set<String>> others() {
    Map<String, Set<String>> others = new TreeMap<>(byJar);
    others.values().removeIf(names -> names.stream().anyMatch(PERMISSIVE::contains));
    return others;
  }

  /** Returns the page that the distribution brings along. */
  String page() {
    List<String> rows =
        byJar.entrySet().stream()
            .map(
                jar -> "| `%s` | %s |%n".formatted(jar.getKey(), String.join(", ", jar.getValue())))
            .toList();
    return """
        # Licences of what the distribution brings

        Generated from its bill of materials (`sbom.cdx.json` beside it, CycloneDX), which also has versions and hashes. Where a jar offers several licences, any of them may be chosen.
        Earmark itself is under Apache-2.0, its models under CC BY 4.0.

        | jar | offered under |
        |---|---|
        """
        + String.join("", rows);
  }
}
