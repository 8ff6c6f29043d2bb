package dev.earmark.bench.kill;

import static dev.earmark.bench.kill.Records.changed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Prediction;
import org.junit.jupiter.api.Test;

class VersionsTest {
  private final Versions versions = new Versions("m", "1", true);

  private static Prediction said(String id, String version) {
    return changed(
        prediction -> {
          prediction.setId(id);
          prediction.setModelVersion(version);
        });
  }

  @Test
  void aVersionThatWasPutSpeaksForTheFirst() {
    versions.add("2");
    Prediction said = said("device-0/take-0/0/m@2", "2");
    versions.asFirst(said);
    assertThat(said).isEqualTo(Records.prediction(0));
    assertThat(versions.count(5)).isEqualTo(new Versions.Count(2, 1, 5));
  }

  @Test
  void aVersionThatNobodyPutDoesNot() {
    Prediction said = said("device-0/take-0/0/m@3", "3");
    versions.asFirst(said);
    assertThat(said.getId()).isEqualTo("device-0/take-0/0/m@3");
    assertThat(versions.count(0)).isEqualTo(new Versions.Count(1, 0, 0));
  }

  @Test
  void aVersionThatIsNotTheIdsDoesNot() {
    versions.add("2");
    Prediction said = said("device-0/take-0/0/m@1", "2");
    versions.asFirst(said);
    assertThat(said.getModelVersion()).isEqualTo("2");
  }

  @Test
  void onlyTheModelThatIsSwappedChanges() {
    assertThat(versions.change("m")).isTrue();
    assertThat(versions.change("other")).isFalse();
    assertThat(new Versions("m", "1", false).change("m")).isFalse();
  }
}
