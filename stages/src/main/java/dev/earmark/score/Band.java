package dev.earmark.score;

import dev.earmark.rule.Rule;

/**
 * The frequencies that a model's training audio had; a model that never heard a band can be wrong
 * about audio that has it, and the other way round.
 *
 * @param fromHz lowest
 * @param toHz highest
 */
public record Band(double fromHz, double toHz) {

  /** Refuses a band without width. */
  public Band {
    Rule.check(
        fromHz >= 0 && fromHz < toHz && Double.isFinite(toHz),
        "band.fromHz must be in 0..band.toHz",
        "fromHz",
        fromHz,
        "toHz",
        toHz);
  }

  /** Refuses what samples of this rate cannot hold. */
  void check(int sampleRate) {
    Rule.check(
        toHz <= sampleRate / 2.0,
        "band.toHz must be at most half the sample rate",
        "toHz",
        toHz,
        "sampleRate",
        sampleRate);
  }
}
