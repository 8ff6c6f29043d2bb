package dev.earmark.spectrogram;

/** One step on a whole window's features, made for features of one extent. */
interface FeatureStep {

  /** How far the features reach afterwards. */
  Extent extent();

  /** Changes the features in place, or puts others into an array of its own; returns where. */
  float[] apply(float[] features);
}
