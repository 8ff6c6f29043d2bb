package dev.earmark.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.window.WindowGrid;
import org.junit.jupiter.api.Test;

/** Frames of 25 samples every 10, in windows of 160 every 40. */
class SharedFramesTest {
  private static final WindowGrid GRID = new WindowGrid(1000, 160, 40);

  @Test
  void allButTheLastAreThoseOfTheWindowBefore() {
    assertThat(shared(GRID, Stft.Padding.NONE)).isEqualTo(new SharedFrames(0, 10, 4));
  }

  /** Of 17 centred frames 2..14 reach no padding; in the window before 6..14 were 2..10. */
  @Test
  void framesThatReachPaddingAreNotShared() {
    for (var padding : new Stft.Padding[] {Stft.Padding.REFLECT, Stft.Padding.CONSTANT}) {
      assertThat(shared(GRID, padding)).isEqualTo(new SharedFrames(2, 11, 4));
    }
  }

  /** The first frame of 16 begins seven samples before the window. */
  @Test
  void framesCentredOnHalfHopsAreShared() {
    assertThat(shared(GRID, Stft.Padding.SYMMETRIC)).isEqualTo(new SharedFrames(1, 11, 4));
  }

  @Test
  void framesThatDoNotFallOnEachOtherAreNotShared() {
    assertThat(shared(new WindowGrid(1000, 160, 45), Stft.Padding.NONE).any()).isFalse();
    assertThat(shared(new WindowGrid(1000, 160, 160), Stft.Padding.NONE).any()).isFalse();
    assertThat(shared(new WindowGrid(1000, 160, 140), Stft.Padding.NONE).any()).isFalse();
    assertThat(shared(new WindowGrid(1000, 160, 130), Stft.Padding.REFLECT).any()).isFalse();
    assertThat(shared(new WindowGrid(1000, 160, 200), Stft.Padding.NONE).any()).isFalse();
  }

  private static SharedFrames shared(WindowGrid grid, Stft.Padding padding) {
    var stft = new Stft(25, 10, 32, Stft.WindowFunction.HANN, padding, 2);
    int firstStart =
        padding == Stft.Padding.NONE ? 0 : new Padder(stft, grid.length()).firstStartInWindow();
    return SharedFrames.of(stft, grid, firstStart);
  }
}
