package dev.earmark.client.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.client.audio.LabelTrack.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelTrackTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.txt"), text);
  }

  @Test
  void readsLabelsInOrderOfTheirStarts() throws IOException {
    Path file = file("2.000000\t2.640000\tstop\r\n\n0.5\t1.25\ttwo words\n\\\t100.0\t4000.0\n");
    assertThat(LabelTrack.read(file).labels())
        .containsExactly(new Label(0.5, 1.25, "two words"), new Label(2, 2.64, "stop"));
  }

  @Test
  void writesWhatItReads() throws IOException {
    LabelTrack track = new LabelTrack(List.of(new Label(0, 0.25, "yes"), new Label(1.5, 1.5, "ü")));
    Path file = folder.resolve("b.txt");
    track.write(file);
    assertThat(Files.readString(file))
        .isEqualTo("0.000000\t0.250000\tyes\n1.500000\t1.500000\tü\n");
    assertThat(LabelTrack.read(file)).isEqualTo(track);
  }

  @Test
  void givesHalfOpenSpansOfSamples() {
    Label label = new Label(0.5, 1.25, "yes");
    assertThat(label.fromSample(16_000)).isEqualTo(8_000);
    assertThat(label.toSample(16_000)).isEqualTo(20_000);
  }

  @Test
  void saysLineAndRule() throws IOException {
    Path file = file("0\t1\tyes\n1.0 2.0 no\n");
    assertThatThrownBy(() -> LabelTrack.read(file))
        .isInstanceOf(AudioFileException.class)
        .hasMessage(file + ":2: must be start, end and label with tabs between: line='1.0 2.0 no'");
    file("0\tone\tyes\n");
    assertThatThrownBy(() -> LabelTrack.read(file))
        .hasMessage(file + ":1: times must be seconds: line='0\tone\tyes'");
    file("2\t1\tyes\n");
    assertThatThrownBy(() -> LabelTrack.read(file))
        .hasMessage(
            file + ":1: must be a label: times must be 0 <= start <= end: start=2.0, end=1.0");
    file("NaN\t1\tyes\n");
    assertThatThrownBy(() -> LabelTrack.read(file))
        .hasMessage(
            file + ":1: must be a label: times must be 0 <= start <= end: start=NaN, end=1.0");
    Files.write(file, new byte[] {'0', '\t', '1', '\t', (byte) 0xff});
    assertThatThrownBy(() -> LabelTrack.read(file))
        .hasMessage(file + ": a label track must be UTF-8 text: it is not");
  }

  @Test
  void isFoundBesideItsAudio() throws IOException {
    Path track = file("0\t1\tyes\n");
    assertThat(LabelTrack.beside(folder.resolve("a.flac"))).contains(track);
    assertThat(LabelTrack.beside(folder.resolve("b.flac"))).isEmpty();
  }
}
