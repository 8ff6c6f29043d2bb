package dev.earmark.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.score.ModelException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettledFilesTest {
  @TempDir Path folder;
  private Path file;
  private ModelFiles files;
  private SettledFiles settled;
  private long writtenMs = 1_700_000_000_000L;

  @BeforeEach
  void settle() throws IOException {
    file = folder.resolve("m.onnx");
    write("one");
    files = new ModelFiles(file);
    settled = new SettledFiles(files);
  }

  @Test
  void whatIsThereAtFirstHasSettledAlready() throws Exception {
    assertThat(settled.look()).isEmpty();
    assertThat(settled.look()).isEmpty();
  }

  @Test
  void whatLooksAndThenHoldsTheSameAtTwoLooksHasSettledOnce() throws Exception {
    write("two");
    assertThat(settled.look()).isEmpty();
    assertThat(settled.look()).isEmpty();
    assertThat(settled.look()).contains(files.content());
    assertThat(settled.look()).isEmpty();
  }

  @Test
  void whatIsWrittenToBetweenTheLooksBeginsAnew() throws Exception {
    write("two");
    settled.look();
    settled.look();
    write("three");
    assertThat(settled.look()).isEmpty();
    assertThat(settled.look()).isEmpty();
    assertThat(settled.look()).contains(files.content());
  }

  @Test
  void whatNoLongerHoldsThatIsUnsettled() throws Exception {
    String held = files.content();
    assertThat(settled.stillHold(held)).isTrue();
    write("two");
    assertThat(settled.stillHold(held)).isFalse();
  }

  @Test
  void itIsJustGoneAtTheSecondLookAlone() throws Exception {
    Files.delete(file);
    for (boolean gone : new boolean[] {false, true, false, false}) {
      settled.look();
      assertThat(settled.justGone()).isEqualTo(gone);
    }
    write("one");
    settled.look();
    assertThat(settled.justGone()).isFalse();
  }

  @Test
  void whatCannotBeReadIsSaidOnceAndReadAgainWhenItIsTouched() throws Exception {
    try (var large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(3L << 30);
    }
    assertThat(settled.look()).isEmpty();
    assertThatThrownBy(settled::look)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("bytes=3221225472");
    assertThat(settled.look()).isEmpty();
    write("two");
    settled.look();
    settled.look();
    assertThat(settled.look()).contains(files.content());
  }

  /** Writes it a second after the time before. */
  private void write(String bytes) throws IOException {
    Files.writeString(file, bytes);
    writtenMs += 1_000;
    Files.setLastModifiedTime(file, FileTime.fromMillis(writtenMs));
  }
}
