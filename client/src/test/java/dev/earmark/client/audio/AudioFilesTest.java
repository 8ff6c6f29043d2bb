package dev.earmark.client.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.AudioEncoding;
import dev.earmark.client.SampleFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioFilesTest {
  @TempDir Path folder;

  @Test
  void tellsFormatsByTheirContent() throws IOException {
    Path flac = Files.write(folder.resolve("really-flac.wav"), Audio.resource("mono16.flac"));
    Path ogg = Files.write(folder.resolve("really-ogg.txt"), Audio.resource("stereo.ogg"));
    try (AudioSource a = AudioFiles.open(flac);
        AudioSource b = AudioFiles.open(ogg)) {
      assertThat(a.format().sampleRate()).isEqualTo(16_000);
      assertThat(b.format().channels()).isEqualTo(2);
      assertThat(a.name()).isEqualTo(flac.toString());
    }
  }

  @Test
  void saysWhatIsNoAudio() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.wav"), "hello there");
    Path empty = Files.writeString(folder.resolve("empty.flac"), "");
    Path absent = folder.resolve("absent.ogg");
    String rule = ": must be WAV, FLAC or Ogg Vorbis, beginning with RIFF, fLaC or OggS: ";
    assertThatThrownBy(() -> AudioFiles.open(text))
        .hasMessage(text + rule + "first bytes=68 65 6c 6c");
    assertThatThrownBy(() -> AudioFiles.open(empty)).hasMessage(empty + rule + "file is empty");
    assertThatThrownBy(() -> AudioFiles.open(absent))
        .hasMessage(absent + ": must be a file: not there");
    assertThatThrownBy(() -> AudioFiles.open(folder))
        .hasMessage(folder + ": must be a file: it is a folder");
  }

  @Test
  void leavesNoFileOpenThatItRefuses() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.wav"), "RIFFhello there");
    assertThatThrownBy(() -> AudioFiles.open(text)).isInstanceOf(AudioFileException.class);
    Path fds = Path.of("/proc/self/fd");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(fds), "needs /proc");
    try (var open = Files.list(fds)) {
      assertThat(open.filter(fd -> target(fd).equals(text.toString()))).isEmpty();
    }
  }

  private static String target(Path fd) {
    try {
      return Files.readSymbolicLink(fd).toString();
    } catch (IOException e) {
      return ""; // closed since it was listed
    }
  }

  @Test
  void knowsNamesOfAudioFiles() {
    assertThat(AudioFiles.hasAudioName(Path.of("a/b.WAV"))).isTrue();
    assertThat(AudioFiles.hasAudioName(Path.of("a.wav/b.txt"))).isFalse();
  }

  /** Gives what one write of a live program would give at each read. */
  private static InputStream live(List<byte[]> writes) {
    Queue<byte[]> left = new ArrayDeque<>(writes);
    return new InputStream() {
      @Override
      public int read() {
        byte[] one = left.remove();
        return one[0];
      }

      @Override
      public int read(byte[] out, int offset, int length) {
        byte[] next = left.poll();
        if (next == null) {
          return -1;
        }
        System.arraycopy(next, 0, out, offset, next.length);
        return next.length;
      }
    };
  }

  @Test
  void passesOnRawSamplesAsTheyCome() throws IOException {
    SampleFormat stereo = new SampleFormat(8_000, 2, AudioEncoding.S16LE);
    InputStream in = live(List.of(new byte[] {1, 2, 3, 4}, new byte[] {5}, new byte[] {6, 7, 8}));
    try (AudioSource source = AudioFiles.raw("pipe", in, stereo)) {
      byte[] buffer = new byte[64];
      assertThat(source.read(buffer, 0, 64)).isEqualTo(4);
      assertThat(source.read(buffer, 0, 64)).isEqualTo(4);
      assertThat(buffer).startsWith(5, 6, 7, 8);
      assertThat(source.read(buffer, 0, 64)).isEqualTo(-1);
    }
  }

  @Test
  void refusesRawSamplesThatEndInsideAFrame() throws IOException {
    SampleFormat stereo = new SampleFormat(8_000, 2, AudioEncoding.S16LE);
    try (AudioSource source =
        AudioFiles.raw("x.raw", new ByteArrayInputStream(new byte[10]), stereo)) {
      assertThatThrownBy(source::readAll)
          .hasMessage("x.raw: is cut off, must hold whole frames of 4 bytes: bytes=10");
    }
  }

  // No sound card has 32 channels at 1,001 Hz, and many machines have none at all.
  @Test
  void saysThatThereIsNoMicrophone() {
    assertThatThrownBy(() -> Microphone.open(1_001, 32))
        .isInstanceOf(AudioFileException.class)
        .hasMessage(
            "microphone: this machine must have an audio input for 1001 Hz, 32 channels, S16LE:"
                + " it has none");
  }
}
