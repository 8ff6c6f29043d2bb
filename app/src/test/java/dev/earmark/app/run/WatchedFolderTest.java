package dev.earmark.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.command.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;

/** A folder of versions, or a link, is exchanged while it is looked at. */
class WatchedFolderTest extends Watching {
  @Test
  void atStartTheLastVersionOfAFolderThatCanBeUsedListens() throws IOException {
    Path versions = Files.createDirectory(folder.resolve("versions"));
    write(versions.resolve("a.onnx"), version("1"));
    write(versions.resolve("b.onnx"), version("2"));
    Path cut = versions.resolve("c.onnx");
    write(cut, version("3").substring(0, 500));
    model.retire();
    model = new WatchedModel(versions, Models::load, said::add);
    assertThat(id()).isEqualTo("tiny@2");
    assertThat(said)
        .singleElement()
        .asString()
        .startsWith("a later file is passed over, tiny@2 listens: model " + cut + ": ");
    said.clear();
    look(9);
    Files.delete(cut);
    look(9);
    assertThat(said).isEmpty();
    assertCounts(0, 0);
    write(cut, version("3"));
    look(3);
    assertThat(id()).isEqualTo("tiny@3");
  }

  @Test
  void aFolderOfWhichNoVersionCanBeUsedIsRefusedWithWhatIsWrongWithTheLast() throws IOException {
    Path versions = Files.createDirectory(folder.resolve("versions"));
    write(versions.resolve("b.onnx"), "no model");
    write(versions.resolve("a.onnx"), "no model either");
    assertThatThrownBy(() -> new WatchedModel(versions, Models::load, said::add))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("model " + versions.resolve("a.onnx") + ": ");
    assertThat(said).isEmpty();
  }

  @Test
  void ofAFolderTheFileThatWasWrittenLastListens() throws IOException {
    Path versions = Files.createDirectory(folder.resolve("versions"));
    write(versions.resolve("b.onnx"), version("1"));
    write(versions.resolve("a.onnx"), version("2"));
    write(versions.resolve(".being-copied.onnx"), version("9"));
    write(versions.resolve("notes.txt"), "no model");
    model.retire();
    model = new WatchedModel(versions, Models::load, said::add);
    assertThat(id()).isEqualTo("tiny@2");
    write(versions.resolve("c.onnx"), version("3"));
    look(3);
    assertThat(id()).isEqualTo("tiny@3");
    Files.delete(versions.resolve("c.onnx"));
    look(3);
    assertThat(id()).isEqualTo("tiny@2");
    write(versions.resolve("d.onnx"), "no model");
    look(9);
    assertThat(id()).isEqualTo("tiny@2");
    assertCounts(2, 1);
  }

  @Test
  void aFolderThatIsEmptyForAWhileChangesNothing() throws IOException {
    Path versions = Files.createDirectory(folder.resolve("versions"));
    write(versions.resolve("a.onnx"), version("1"));
    model.retire();
    model = new WatchedModel(versions, Models::load, said::add);
    Files.delete(versions.resolve("a.onnx"));
    look(5);
    write(versions.resolve("b.onnx"), version("2"));
    look(3);
    assertThat(id()).isEqualTo("tiny@2");
    assertCounts(1, 0);
  }

  @Test
  void aLinkThatIsSwappedAsKubernetesDoesIsSeen() throws IOException {
    Path mounted = folder.resolve("mounted.onnx");
    Path data = folder.resolve("..data");
    write(Files.createDirectory(folder.resolve("a")).resolve("m.onnx"), version("1"));
    write(Files.createDirectory(folder.resolve("b")).resolve("m.onnx"), version("2"));
    Files.createSymbolicLink(data, Path.of("a"));
    Files.createSymbolicLink(mounted, Path.of("..data", "m.onnx"));
    model.retire();
    model = new WatchedModel(mounted, Models::load, said::add);
    look(3);
    Files.createSymbolicLink(folder.resolve("..next"), Path.of("b"));
    Files.move(folder.resolve("..next"), data, StandardCopyOption.ATOMIC_MOVE);
    look(3);
    assertThat(id()).isEqualTo("tiny@2");
  }
}
