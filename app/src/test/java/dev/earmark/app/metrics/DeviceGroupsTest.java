package dev.earmark.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviceGroupsTest {

  @Test
  void allAreOneWhereNothingIsSet() {
    assertThat(new DeviceGroups("", 1).of("porch-7")).isEqualTo("all");
  }

  @Test
  void theFirstGroupOfThePatternNamesItOrElseWhatItFinds() {
    assertThat(new DeviceGroups("^([^-]+)-\\d+$", 9).of("porch-7")).isEqualTo("porch");
    assertThat(new DeviceGroups("^[^-]+", 9).of("porch-7")).isEqualTo("porch");
    assertThat(new DeviceGroups(".+", 9).of("porch-7")).isEqualTo("porch-7");
  }

  @Test
  void whatThePatternDoesNotFindIsOther() {
    assertThat(new DeviceGroups("^([^-]+)-\\d+$", 9).of("porch")).isEqualTo("other");
    assertThat(new DeviceGroups("^(x)?porch", 9).of("porch")).isEqualTo("other");
  }

  @Test
  void thereAreNeverMoreThanAreAllowedAndThoseThatAreKnownStay() {
    var groups = new DeviceGroups(".+", 2);
    assertThat(groups.of("a")).isEqualTo("a");
    assertThat(groups.of("b")).isEqualTo("b");
    assertThat(groups.of("c")).isEqualTo("other");
    assertThat(groups.of("a")).isEqualTo("a");
  }
}
