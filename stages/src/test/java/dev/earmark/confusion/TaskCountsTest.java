package dev.earmark.confusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.state.Began;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskCountsTest {
  private static final ConfusionRule RULE =
      new ConfusionRule(MatrixLabels.of(List.of("yes", "silence"), "silence", null), 10, 5, 20, 60);

  private static DeviceConfusion device(CountListener listener, long... startedAt) {
    var device = new DeviceConfusion(RULE);
    device.tell("a", new TruthSpan(0, 10, 0, 0), listener);
    long window = 0;
    for (long at : startedAt) {
      device.hear(new HeardWindow("a", window++, 10, 0, at, new Began(1, 1)), listener);
    }
    return device;
  }

  private static Map<Long, Long> drained(TaskCounts counts) {
    var windows = new HashMap<Long, Long>();
    counts.drain((period, matrix) -> windows.put(period, matrix.windows()));
    return windows;
  }

  @Test
  void countsOfDevicesAddUpWhileTheyGrow() {
    var counts = new TaskCounts(RULE);
    device(counts, 0, 60);
    device(counts, 60);
    assertThat(drained(counts)).isEqualTo(Map.of(CountListener.TOTAL_ONLY, 3L, 0L, 1L, 60L, 2L));
    assertThat(drained(counts)).as("nothing new").isEmpty();
  }

  @Test
  void forgottenDeviceLeavesTheTotalAndNotThePeriods() {
    var counts = new TaskCounts(RULE);
    var first = device(counts, 0, 60);
    device(counts, 60);
    drained(counts);
    counts.forget(first.counts());
    assertThat(drained(counts)).isEqualTo(Map.of(CountListener.TOTAL_ONLY, 1L));
    counts.counted(60, 0, 0, 1);
    assertThat(drained(counts)).isEqualTo(Map.of(CountListener.TOTAL_ONLY, 2L, 60L, 3L));
  }

  @Test
  void countsAreTheSameSummedUpAgain() {
    var live = new TaskCounts(RULE);
    var first = device(live, 0, 60);
    var second = device(live, 60);
    var again = new TaskCounts(RULE);
    again.add(first.counts(), true);
    again.add(second.counts(), true);
    assertThat(drained(again)).isEqualTo(drained(live));
  }

  @Test
  void periodsOfDevicesNotHeardOfLatelyAreNotSaidAgain() {
    var again = new TaskCounts(RULE);
    again.add(device((period, truth, predicted, windows) -> {}, 0, 60).counts(), false);
    assertThat(drained(again)).isEqualTo(Map.of(CountListener.TOTAL_ONLY, 2L));
    again.counted(60, 0, 0, 1);
    assertThat(drained(again)).isEqualTo(Map.of(CountListener.TOTAL_ONLY, 3L, 60L, 2L));
  }

  @Test
  void periodThatADeviceHasClosedIsNotSaidAgainWithLess() {
    var again = new TaskCounts(RULE);
    long[] minutes = {0, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600, 660, 720};
    again.add(device((period, truth, predicted, windows) -> {}, minutes).counts(), true);
    again.add(device((period, truth, predicted, windows) -> {}, 0, 720).counts(), true);
    var windows = drained(again);
    assertThat(windows).containsEntry(CountListener.TOTAL_ONLY, 15L).containsEntry(720L, 2L);
    assertThat(windows).doesNotContainKey(0L);
    again.counted(0, 0, 0, 1);
    assertThat(drained(again)).isEqualTo(Map.of(CountListener.TOTAL_ONLY, 16L));
  }

  @Test
  void clockThatWasWrongForAWhileClosesNoOtherTimes() {
    var closed = new ClosedPeriods(60);
    closed.add(60_000);
    closed.add(0);
    closed.add(60);
    assertThat(closed.contains(60)).isTrue();
    assertThat(closed.contains(120)).isFalse();
    assertThat(closed.contains(30_000)).isFalse();
    assertThat(closed.contains(60_000)).isTrue();
  }

  @Test
  void closedPeriodIsSaidWithItsLastCounts() {
    var closed = new HashMap<Long, Long>();
    var listener =
        new CountListener() {
          @Override
          public void counted(long period, int truth, int predicted, long windows) {}

          @Override
          public void closed(long period, ConfusionMatrix counts) {
            closed.put(period, counts.windows());
          }
        };
    device(listener, 0, 1, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600);
    assertThat(closed).containsEntry(0L, 2L).containsEntry(60L, 1L);
  }
}
