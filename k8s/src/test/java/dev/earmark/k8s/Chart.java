package dev.earmark.k8s;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The chart as Helm itself renders it, in this process. */
final class Chart {
  /** Helm's own default is older than what the chart takes. */
  private static final String KUBERNETES = "1.35.4";

  private static final String SOURCE = "# Source: earmark/templates/";

  /** What makes an object a hook, which Helm's library renders only for a cluster. */
  private static final Pattern HOOK =
      Pattern.compile("(?m)^ *annotations:\n( *helm\\.sh/hook.*\n)+");

  private static final Path WITHOUT_HOOKS = withoutHooks();

  private Chart() {}

  /** Copies the chart with its hooks as ordinary objects. */
  private static Path withoutHooks() {
    try (Stream<Path> files = Files.walk(Place.CHART)) {
      Path copy = Files.createTempDirectory("chart").resolve("earmark");
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(Place.CHART.relativize(file));
        Files.createDirectories(to.getParent());
        Files.writeString(to, HOOK.matcher(Place.read(file)).replaceAll(""));
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Renders with files of values, of which the later win. */
  static String rendered(Path... values) {
    assumeHelm();
    TemplateCommand template = template();
    Stream.of(values).forEach(template::withValuesFile);
    return template.call();
  }

  static String rendered(String name, Object value) {
    assumeHelm();
    return template().set(name, value).call();
  }

  private static TemplateCommand template() {
    return new Helm(WITHOUT_HOOKS)
        .template()
        .withName("earmark")
        .withNamespace("default")
        .withKubeVersion(KUBERNETES);
  }

  static List<Manifest> manifests(Path... values) {
    return Manifest.all(rendered(values));
  }

  /** Returns what each template has rendered, without what says from where it comes. */
  static Map<String, String> byTemplate(String rendered) {
    var templates = new LinkedHashMap<String, String>();
    for (String document : rendered.split("(?m)^---\n", -1)) {
      if (document.startsWith(SOURCE)) {
        int end = document.indexOf('\n');
        String text = document.substring(end + 1).strip() + '\n';
        templates.merge(
            document.substring(SOURCE.length(), end), text, (one, next) -> one + "---\n" + next);
      }
    }
    return templates;
  }

  /** Helm's library is there for Linux on x64; elsewhere the committed renderings are checked. */
  private static void assumeHelm() {
    boolean there =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    Assumptions.assumeTrue(there, "the chart is rendered on Linux on x64 only");
  }
}
