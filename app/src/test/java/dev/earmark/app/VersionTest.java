package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void namesTheCommitAndWhetherFilesHadChangedSince() {
    assertThat(Version.commit(build("3f2a", "false"))).isEqualTo("3f2a");
    assertThat(Version.commit(build("3f2a", "true"))).isEqualTo("3f2a-dirty");
    assertThat(Version.commit(build("unknown", "false"))).isEqualTo("unknown");
  }

  @Test
  void thisBuildNamesACommitOfItsOwnCheckout() throws Exception {
    assumeTrue(hasACheckout(), "skipped: build from a checkout, and install git");
    assertThat(Version.commit()).matches("[0-9a-f]{40}(-dirty)?");
    assertThat(git("cat-file", "-t", Version.commit().replace("-dirty", ""))).isEqualTo("commit");
  }

  @Test
  void theLineForABugReportHasVersionCommitAndJava() {
    assertThat(new Version().getVersion())
        .containsExactly(
            "earmark %s of commit %s, Java %s"
                .formatted(Version.number(), Version.commit(), Runtime.version()));
  }

  private static boolean hasACheckout() throws InterruptedException {
    try {
      Process git = new ProcessBuilder("git", "rev-parse", "HEAD").start();
      return Files.exists(Path.of("../.git")) && git.waitFor() == 0;
    } catch (IOException noGit) {
      return false;
    }
  }

  private static Properties build(String commit, String dirty) {
    var build = new Properties();
    build.setProperty("commit", commit);
    build.setProperty("dirty", dirty);
    return build;
  }

  private static String git(String verb, String option, String commit) throws Exception {
    Process git = new ProcessBuilder("git", verb, option, commit).redirectErrorStream(true).start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
