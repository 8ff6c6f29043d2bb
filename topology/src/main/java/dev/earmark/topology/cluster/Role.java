package dev.earmark.topology.cluster;

/** What somebody does with Earmark's topics; {@link EarmarkAcls} says what that takes. */
public enum Role {
  /** Sends chunks and truths. */
  DEVICE,
  /** Runs the topology. */
  TOPOLOGY,
  /** Reads predictions, detections and confusion. */
  CONSUMER,
  /**
   * Creates and checks the topics, reads all of them, sends dead letters again and sets the
   * application back.
   */
  OPERATOR
}
