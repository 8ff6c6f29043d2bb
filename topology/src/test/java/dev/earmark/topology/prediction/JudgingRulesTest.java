package dev.earmark.topology.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.detection.DetectionRule.Bounds;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.settings.JudgingSettings;
import org.junit.jupiter.api.Test;

class JudgingRulesTest {

  @Test
  void eachIndependentLabelIsDetectedAtItsOwnThreshold() throws Exception {
    ModelCard card =
        ModelCard.read(
            """
            {"format":2,"name":"n","version":"1","labels":["quiet","dog","cat"],"background":"quiet",
            "sampleRate":8000,"windowSamples":8000,"hopSamples":4000,
            "frontEnd":{"kind":"waveform","normalisation":{"kind":"none"}},
            "output":"sigmoid","threshold":0.75,"thresholds":{"cat":0.0625}}""");
    var rule = JudgingRules.detection(card, JudgingSettings.defaults());
    assertThat(rule.labels()).containsExactly(1, 2);
    assertThat(rule.bounds()).containsExactly(new Bounds(0.75, 0.75 - 0.1), new Bounds(0.0625, 0));
  }
}
