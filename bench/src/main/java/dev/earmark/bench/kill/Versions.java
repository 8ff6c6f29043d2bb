package dev.earmark.bench.kill;

import dev.earmark.Prediction;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Versions of one model that say the same of every window, so that what one of them said can be
 * held against what the first must say. Thread-safe.
 */
final class Versions {
  private final String model;
  private final String first;
  private final boolean changing;
  private final Set<String> put = ConcurrentHashMap.newKeySet();
  private final Set<String> heard = ConcurrentHashMap.newKeySet();

  /**
   * How many versions there were.
   *
   * @param put in the model's file, the first included
   * @param heard that said something
   * @param tookOver how often one took over from another in a process that ran on
   */
  record Count(int put, int heard, long tookOver) {}

  /** Begins with the first version of a model, which may be the only one. */
  Versions(String model, String first, boolean changing) {
    this.model = model;
    this.first = first;
    this.changing = changing;
    put.add(first);
  }

  /** Notes a version before anything can be said by it. */
  void add(String version) {
    put.add(version);
  }

  /** Returns whether a model is the one whose versions change. */
  boolean change(String name) {
    return changing && name.equals(model);
  }

  /** Changes what a version said into what the first would have said; others' words stay. */
  void asFirst(Prediction said) {
    String version = said.getModelVersion();
    String ending = '@' + version;
    if (said.getModel().equals(model) && put.contains(version) && said.getId().endsWith(ending)) {
      heard.add(version);
      String id = said.getId();
      said.setId(id.substring(0, id.length() - ending.length()) + '@' + first);
      said.setModelVersion(first);
    }
  }

  /** Returns the counts, of processes in which versions took over so often. */
  Count count(long tookOver) {
    return new Count(put.size(), heard.size(), tookOver);
  }
}
