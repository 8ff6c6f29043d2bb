package dev.earmark.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A model's file is exchanged while it is looked at. */
class WatchedModelTest extends Watching {
  @Test
  void aVersionTakesOverWhenItHasLookedTheSameForThreeLooks() throws IOException {
    look(3);
    write(file, version("2"));
    look(2);
    assertThat(id()).isEqualTo("tiny@1");
    look(1);
    assertThat(id()).isEqualTo("tiny@2");
    look(5);
    assertCounts(1, 0);
    assertThat(said).containsExactly("tiny@2 takes over from tiny@1");
  }

  @Test
  void theVersionThatListensComesBackAfterARefusedFileWithoutAWord() throws IOException {
    write(file, "no model");
    look(3);
    assertCounts(0, 1);
    said.clear();
    write(file, version("1"));
    look(3);
    assertThat(said).isEmpty();
    assertCounts(0, 1);
    write(file, version("2"));
    look(3);
    assertThat(id()).isEqualTo("tiny@2");
  }

  @Test
  void aFileThatIsStillBeingWrittenIsLeftAlone() throws IOException {
    String whole = version("2");
    for (int bytes = 100; bytes < whole.length(); bytes += 100) {
      write(file, whole.substring(0, bytes));
      look(2);
    }
    write(file, whole);
    look(3);
    assertThat(id()).isEqualTo("tiny@2");
    assertCounts(1, 0);
  }

  @Test
  void aFileThatStaysHalfWrittenIsRefusedOnceAndTheOldVersionGoesOn() throws IOException {
    write(file, version("2").substring(0, 500));
    look(9);
    assertThat(id()).isEqualTo("tiny@1");
    assertCounts(0, 1);
    assertThat(said)
        .singleElement()
        .asString()
        .startsWith("a new file is not taken over, tiny@1 goes on: model " + file);
    write(file, version("2"));
    look(3);
    assertThat(id()).isEqualTo("tiny@2");
  }

  @Test
  void whatIsNoOtherVersionIsRefusedWithASentence() throws IOException {
    String renamed = version("2").replace("\"name\": \"tiny\"", "\"name\": \"tins\"");
    write(file, renamed);
    look(3);
    assertCounts(0, 1);
    assertThat(said)
        .containsExactly(
            "a new file is not taken over, tiny@1 goes on: a version that takes over must have the same name, otherwise restart with it: name that listens=tiny, name=tins");
  }

  @Test
  void aFileThatWasOnlyTouchedOrIsAwayForAMomentIsNothingNew() throws IOException {
    write(file, version("1"));
    look(3);
    Files.delete(file);
    look(1);
    write(file, version("1"));
    look(3);
    assertThat(said).isEmpty();
    assertCounts(0, 0);
  }
}
