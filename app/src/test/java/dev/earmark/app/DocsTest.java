package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.settings.ConfigurationPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the generated pages against the code; with {@code -Dearmark.docs.write=true} writes them.
 */
class DocsTest {
  private static final String AGAIN =
      "%s is not what the code says; write it again: ./mvnw -pl app -am test -Dtest=DocsTest"
          + " -Dearmark.docs.write=true -Dsurefire.failIfNoSpecifiedTests=false";

  @Test
  void configurationPageIsWhatTheCodeSays() throws Exception {
    holds("configuration.md", ConfigurationPage.text());
  }

  @Test
  void topicsPageIsWhatTheCodeSays() throws Exception {
    holds("topics.md", TopicsPage.text());
  }

  @Test
  void metricsPageIsWhatTheCodeSays() throws Exception {
    holds("metrics.md", MetricsPage.text());
  }

  @Test
  void licencesPageIsWhatTheDistributionBrings() throws Exception {
    holds("licences.md", Licences.ofDistribution().page());
  }

  private static void holds(String name, String text) throws IOException {
    Path page = Path.of("..", "docs", name);
    if (Boolean.getBoolean("earmark.docs.write")) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, text);
    }
    assertThat(page).as(AGAIN, page).content().isEqualTo(text);
  }
}
