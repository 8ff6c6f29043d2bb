package dev.earmark.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.bench.Progress.Moment;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void aRoundAfterTheWarmUpIsTold() {
    var progress = new Progress(100, 2);
    progress.accept(new Moment(100, 5, 9));
    progress.accept(new Moment(200, 7, 12));
    progress.accept(new Moment(250, 8, 13));
    progress.accept(new Moment(300, 9, 14));
    assertThat(progress.firstCpuSeconds()).isEqualTo(9);
    assertThat(progress.steadyCpuSeconds()).isEqualTo(2);
    assertThat(progress.steadyWindowsPerSecond()).isEqualTo(50);
  }

  @Test
  void whatOvershootsTheWarmUpIsNotCountedTwice() {
    var progress = new Progress(100, 1);
    progress.accept(new Moment(120, 6, 10));
    progress.accept(new Moment(200, 10, 14));
    assertThat(progress.steadyCpuSeconds()).isEqualTo(5);
  }

  @Test
  void aLoadThatIsOverWithItsWarmUpIsAFailure() {
    var progress = new Progress(100, 1);
    progress.accept(new Moment(200, 10, 14));
    assertThatThrownBy(progress::steadyCpuSeconds)
        .hasMessage(
            "the load must be larger, so that something is left after the warm-up: windows=100");
  }

  @Test
  void nothingPredictedIsAFailure() {
    assertThatThrownBy(() -> new Progress(100, 1).firstCpuSeconds())
        .hasMessage("nothing was predicted: moments=0");
  }
}
