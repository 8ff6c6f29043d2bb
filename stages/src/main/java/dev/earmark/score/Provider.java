package dev.earmark.score;

/** What runs a model. */
public enum Provider {
  /** The processor. */
  CPU,
  /** An NVIDIA card through CUDA; refused where there is none. */
  CUDA,
  /** CUDA where it works, the processor elsewhere. */
  AUTO
}
