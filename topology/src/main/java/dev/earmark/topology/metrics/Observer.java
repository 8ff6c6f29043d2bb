package dev.earmark.topology.metrics;

/**
 * Is told what a count alone cannot show of a running topology, by its stream threads; whatever it
 * does must be short.
 */
public interface Observer {
  /** One that looks away. */
  Observer NONE = new Observer() {};

  /** A device was heard for so many seconds of audio more, each sample once; once a second. */
  default void heard(String device, double seconds) {}

  /** A window was cut, of which this share was heard: above 0 and up to 1. */
  default void covered(double share) {}

  /** A model was given so many windows at once. */
  default void batch(int windows) {}

  /** A chunk, a window or a prediction was so long on a leg of its way. */
  default void took(Leg leg, long nanos) {}

  /** A window has its scores, so long after its last sample was captured. */
  default void scored(long nanos) {}

  /** A prediction is committed, so long after its window's last sample was captured. */
  default void committed(long nanos) {}
}
