package dev.earmark.topology.confusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.Truth;
import dev.earmark.TruthSource;
import dev.earmark.topology.SpokenAudio;
import dev.earmark.topology.deadletter.RecordRefusedException;
import dev.earmark.topology.deadletter.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeardTruthTest {
  private static final Truth TRUTH =
      new Truth("porch", "r", 0L, 8_000L, 8_000, "yes", TruthSource.PRODUCER);

  @Test
  void aDeviceSpeaksOfItself() {
    assertThat(heard("porch").recording()).isEqualTo("r");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"kitchen", ""})
  void aDeviceSpeaksOfNoOther(String key) {
    assertThatThrownBy(() -> heard(key))
        .isInstanceOf(RecordRefusedException.class)
        .hasMessage("key must be the device: key=" + key + ", device=porch")
        .extracting(error -> ((RecordRefusedException) error).stage())
        .isEqualTo(Stage.TRUTH);
  }

  private static HeardTruth heard(String key) {
    return HeardTruth.of(key, TRUTH, 8_000, SpokenAudio.LABELS);
  }
}
