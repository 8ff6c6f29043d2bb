package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LicencesTest {
  @Test
  void theDistributionBringsNothingThatIsCopyleftOrOfUnknownLicence() throws Exception {
    assertThat(Licences.ofDistribution().others()).isEmpty();
  }

  @Test
  void aJarThatSaysNoLicenceIsNoted() {
    assertThat(new Licences(Map.of("mystery", Set.of(), "fine", Set.of("MIT"))).others())
        .containsOnlyKeys("mystery");
  }

  @Test
  void oneOfSeveralLicencesIsEnough() {
    assertThat(new Licences(Map.of("rocks", Set.of("Apache-2.0", "GPL-2.0-only"))).others())
        .isEmpty();
  }
}
