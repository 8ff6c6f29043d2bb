package dev.earmark.bench.kill;

import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.score.ModelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What each of the models must hear that hear the same devices. */
final class References implements AutoCloseable {
  private final List<Model> models = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();

  /** Loads the models; nothing stays open where one of them cannot be used. */
  References(List<Path> files) throws ModelException {
    try {
      for (Path file : files) {
        var model = Model.load(file);
        models.add(model);
        references.add(new Reference(model));
      }
    } catch (ModelException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Returns the card of the last one. */
  ModelCard lastCard() {
    return references.get(references.size() - 1).card();
  }

  /**
   * Returns the labels of all models, in the order of the first one's.
   *
   * @throws IllegalArgumentException where there are none: no truth would be one to all of them
   */
  List<String> labels() {
    List<String> labels = new ArrayList<>(references.get(0).card().labels());
    references.forEach(reference -> labels.retainAll(reference.card().labels()));
    if (labels.isEmpty()) {
      throw new IllegalArgumentException(
          "models must have a label in common: models="
              + references.stream().map(reference -> reference.card().name()).toList());
    }
    return labels;
  }

  /** Returns all that must be said of what was sent. */
  Expected expected(Feed feed, List<SentTake> takes, Versions versions) {
    return references.stream()
        .map(reference -> expected(reference, feed, takes))
        .map(one -> versions.change(one.model()) ? one.said().predictionsAlone() : one.said())
        .reduce(Expected::and)
        .orElseThrow();
  }

  private record OfModel(String model, Expected said) {}

  private OfModel expected(Reference reference, Feed feed, List<SentTake> takes) {
    var expectation = new Expectation(reference.card(), labels(), feed.startedAt());
    takes.forEach(sent -> expectation.accept(sent.take(), reference.heard(sent)));
    return new OfModel(reference.card().name(), expectation.expected(feed.partitions()));
  }

  @Override
  public void close() {
    references.forEach(Reference::close);
    models.forEach(Model::close);
  }
}
