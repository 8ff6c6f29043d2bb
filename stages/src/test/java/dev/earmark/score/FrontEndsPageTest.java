package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.score.GoldenRows.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds docs/front-ends.md against the rows; with {@code -Dearmark.docs.write=true} writes it. */
class FrontEndsPageTest {

  private static final Path PAGE = Path.of("../docs/front-ends.md");

  @Test
  void thePageHasEveryRow() throws IOException {
    if (Boolean.getBoolean("earmark.docs.write")) {
      Files.writeString(PAGE, FrontEndsPage.of(GoldenRows.all()));
    }
    String page = Files.readString(PAGE);
    for (Row row : GoldenRows.all()) {
      assertThat(page).contains(FrontEndsPage.section(row)).contains("| `" + row.name() + "` | ");
    }
    assertThat(page.lines().filter(line -> line.startsWith("### ")))
        .hasSize(GoldenRows.all().size());
  }
}
