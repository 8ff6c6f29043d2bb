package dev.earmark.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.bench.Guarantee;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private static final String BEGIN =
      "time=2026-11-22T18:00:01.512Z level=INFO logger=dev.earmark.run message=\"counted\" thread=main";

  @Test
  void whatAProcessSaidIsReadAndWhatItLeftOutIsZero() {
    Map<String, Long> counts =
        CountedLog.of(List.of("time=…", BEGIN, "\trecords=3", "\tchunksUsed=2", "time=… x=7"))
            .orElseThrow();
    assertThat(counts)
        .containsEntry("records", 3L)
        .containsEntry("chunksUsed", 2L)
        .containsEntry("windows", 0L)
        .doesNotContainKey("time");
  }

  @Test
  void aProcessThatSaidNothingOfItHasNoCounts() {
    assertThat(CountedLog.of(List.of("time=…", "\trecords=3"))).isEmpty();
  }

  @Test
  void eachProcessAddsUpByItself() {
    Map<String, Long> fine = CountedLog.of(List.of(BEGIN)).orElseThrow();
    Map<String, Long> broken =
        CountedLog.of(List.of(BEGIN, "\twindows=2", "\twindowsLeft=1")).orElseThrow();
    Accounts accounts = Accounts.NONE.with("run-1.txt", fine).with("run-2.txt", broken);
    assertThat(accounts)
        .isEqualTo(
            new Accounts(
                2,
                List.of(
                    "run-2.txt must add up: windows = windowsScored + windowsNotCovered +"
                        + " windowsSkipped + windowsLeft: 2, 1")));
  }

  @Test
  void whatDoesNotAddUpOrWasNotCountedFailsTheTrial() throws Exception {
    var outcome = new Trial().compare();
    assertThat(holds(outcome, new Accounts(2, List.of()))).isTrue();
    assertThat(holds(outcome, Accounts.NONE)).isFalse();
    assertThat(holds(outcome, new Accounts(2, List.of("run-2.txt must add up: …")))).isFalse();
  }

  private static boolean holds(Comparison.Outcome outcome, Accounts accounts) {
    return Trial.result(Guarantee.EXACTLY_ONCE, outcome, accounts).holds();
  }
}
