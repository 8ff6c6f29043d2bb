package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LicencesTest {
  /**
   * Weak copyleft, of a jar that is brought unchanged and can be replaced; RATIONALE says why each.
   */
  private static final Map<String, Set<String>> KNOWN = Map.of("jorbis", Set.of("LGPL-2.1"));

  @Test
  void theDistributionBringsNothingElseThatIsCopyleftOrOfUnknownLicence() throws Exception {
    assertThat(Licences.ofDistribution().others()).isEqualTo(KNOWN);
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
