package dev.earmark.score;

import dev.earmark.onnx.OnnxGraph;
import dev.earmark.onnx.OnnxProperties;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An {@code .onnx} file that is given a card; whether it can be scored with is asked last. */
public final class CardFile {
  private final Path file;
  private final byte[] onnx;
  private final OnnxGraph graph;
  private final @Nullable String card;

  private CardFile(Path file, byte[] onnx) throws IOException {
    this.file = file;
    this.onnx = onnx;
    graph = OnnxGraph.read(onnx);
    card = OnnxProperties.read(onnx).get(Model.CARD_PROPERTY);
  }

  /**
   * Reads a file without loading it, so that its card may be absent or wrong; weights that it keeps
   * in other files become part of it.
   */
  public static CardFile read(Path file) throws ModelException {
    try {
      return new CardFile(file, ModelFile.read(file));
    } catch (IOException | ModelException | IllegalArgumentException e) {
      throw new ModelException("model " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns the name that the card of a file gives, without reading the graph; none where there is
   * no card, or no file that can be read.
   */
  public static Optional<String> name(Path file) {
    try (FileChannel channel = RegularFile.open(file)) {
      InputStream in = Channels.newInputStream(channel);
      Optional<String> card = OnnxProperties.find(in, Model.CARD_PROPERTY, ModelProperties.LONGEST);
      return card.isEmpty()
          ? Optional.empty()
          : Optional.ofNullable(CardDraft.of(card.get()).fields().get("name"));
    } catch (IOException | ModelException unreadable) {
      return Optional.empty();
    }
  }

  /** The card as it stands in the file, right or wrong. */
  public Optional<String> card() {
    return Optional.ofNullable(card);
  }

  /** The operations. */
  public OnnxGraph graph() {
    return graph;
  }

  /** What the graph's scores are, as far as the last operation of its only output tells. */
  public Optional<Output> output() {
    return graph.outputs().size() == 1
        ? Endings.of(graph, graph.outputs().get(0))
        : Optional.empty();
  }

  /**
   * Writes the model with a card, loads what was written, and only then puts it in the target's
   * place, in one step.
   *
   * @throws ModelException where the model does not take the card; the target is then as it was
   */
  public void write(ModelCard newCard, Path target) throws ModelException {
    Path whole = target;
    @Nullable Path beside = null;
    try {
      whole = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
      beside = Files.createTempFile(whole.getParent(), ".earmark-", ".onnx");
      copy(newCard, beside);
      load(beside, target).close();
      allow(beside, Files.exists(whole) ? whole : file);
      Files.move(
          beside, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ModelException("model " + target + ": cannot be written: " + e, e);
    } finally {
      remove(beside);
    }
  }

  private void copy(ModelCard newCard, Path beside) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
      OnnxProperties.write(onnx, Model.CARD_PROPERTY, newCard.toJson(), out);
    }
  }

  /** What is wrong is said of the file that was meant. */
  private static Model load(Path beside, Path target) throws ModelException {
    try {
      return Model.load(beside);
    } catch (ModelException e) {
      String message = String.valueOf(e.getMessage());
      throw new ModelException(message.replace(beside.toString(), target.toString()), e);
    }
  }

  /**
   * A new file is its owner's alone until it has the rights of the one that it replaces, or else
   * was made from.
   */
  private static void allow(Path beside, Path like) throws IOException {
    var from = Files.getFileAttributeView(like, PosixFileAttributeView.class);
    var to = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
    if (from != null && to != null) {
      to.setPermissions(from.readAttributes().permissions());
    }
  }

  private static void remove(@Nullable Path beside) throws ModelException {
    try {
      if (beside != null) {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new ModelException("file " + beside + ": cannot be removed: " + e, e);
    }
  }
}
