package dev.earmark.score;

import dev.earmark.rule.Rule;

/**
 * Where a model runs, and what it may take there.
 *
 * @param provider what runs it
 * @param deviceId which NVIDIA card, counted from 0
 * @param memoryMib most memory of the card for one model's tensors, in MiB; 0 for no limit
 * @param batchMax the largest batch: warmed on a card, tried for exactness on the processor
 */
public record Execution(Provider provider, int deviceId, int memoryMib, int batchMax) {

  /** The processor. */
  public static final Execution CPU = new Execution(Provider.CPU, 0, 0, 1);

  /** Refuses numbers that mean nothing. */
  public Execution {
    Rule.check(deviceId >= 0, "deviceId must be at least 0", "deviceId", deviceId);
    Rule.check(memoryMib >= 0, "memoryMib must be at least 0", "memoryMib", memoryMib);
    Scorer.checkBatch("batchMax", batchMax);
  }

  /** The same elsewhere. */
  Execution on(Provider other) {
    return new Execution(other, deviceId, memoryMib, batchMax);
  }

  /**
   * What a run of a graph with a free batch may have: on a card only sizes that were warmed,
   * because each new one is a new plan for every operator.
   */
  BatchSizes sizes() {
    return provider == Provider.CUDA ? BatchSizes.steps(batchMax) : BatchSizes.ANY;
  }
}
