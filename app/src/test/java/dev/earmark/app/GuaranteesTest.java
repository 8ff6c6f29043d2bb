package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/guarantees.md against the tests that it names. */
class GuaranteesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
  private static final Pattern TEST =
      Pattern.compile(" +@(Test|Example|Property|ParameterizedTest|FuzzTest)\\b");

  /** What ends the member above; members stand two blanks in. */
  private static final Pattern ABOVE = Pattern.compile(" {2}(}|\\S.*[;}])");

  /** The section of figures, which promise nothing. */
  private static final Pattern MEASURED = Pattern.compile("(?s)\n## Measured\n.*?(?=\n## |\\z)");

  private static final Pattern PROMISE = Pattern.compile("(?m)^\\| (?!promise)[^-].*\\|$");

  @Test
  void everyPromiseNamesATestThatIsThere() throws Exception {
    String page = Files.readString(ROOT.resolve("docs/guarantees.md"));
    List<String> promises =
        PROMISE
            .matcher(MEASURED.matcher(page).replaceFirst(""))
            .results()
            .map(found -> found.group())
            .toList();
    assertThat(promises).hasSizeGreaterThan(20).allSatisfy(GuaranteesTest::namesATest);
  }

  private static void namesATest(String promise) throws IOException {
    List<String> absent = new ArrayList<>();
    var named = NAMED.matcher(promise);
    int count = 0;
    for (; named.find(); count++) {
      if (!isThere(named.group(1), named.group(2))) {
        absent.add(named.group());
      }
    }
    assertThat(absent).isEmpty();
    assertThat(count).as(promise).isPositive();
  }

  private static boolean isThere(String type, String method) throws IOException {
    for (Path source : sources(type)) {
      if (isTest(Files.readAllLines(source), method)) {
        return true;
      }
    }
    return false;
  }

  /** Looks for the method, then for a test's annotation between it and the end of the one above. */
  private static boolean isTest(List<String> lines, String method) {
    int at = 0;
    while (at < lines.size() && !lines.get(at).contains("void " + method + "(")) {
      at++;
    }
    if (at == lines.size()) {
      return false;
    }
    while (at > 0 && !ABOVE.matcher(lines.get(at)).matches()) {
      at--;
      if (TEST.matcher(lines.get(at)).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> sources(String type) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path tests : modules.map(module -> module.resolve("src/test/java")).toList()) {
        found.addAll(under(tests, type + ".java"));
      }
    }
    return found;
  }

  private static List<Path> under(Path folder, String name) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.getFileName().toString().equals(name)).toList();
    }
  }
}
