package dev.earmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuaranteeTest {
  @ParameterizedTest
  @CsvSource({
    "exactly-once, EXACTLY_ONCE",
    "exactly_once_v2, EXACTLY_ONCE",
    "at-least-once, AT_LEAST_ONCE",
    "at_least_once, AT_LEAST_ONCE"
  })
  void isKnownByItsWordAndByKafkas(String said, Guarantee guarantee) {
    assertThat(Guarantee.of(said)).contains(guarantee);
  }

  @ParameterizedTest
  @CsvSource({"exactly_once", "EXACTLY_ONCE", "''"})
  void otherWordsAreNone(String said) {
    assertThat(Guarantee.of(said)).isEmpty();
  }
}
