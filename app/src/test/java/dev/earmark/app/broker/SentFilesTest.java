package dev.earmark.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import dev.earmark.Truth;
import dev.earmark.app.Console;
import dev.earmark.app.Wav;
import dev.earmark.app.send.Sender;
import dev.earmark.app.send.Sending;
import dev.earmark.app.send.StoppableInput;
import dev.earmark.client.AudioProducer;
import dev.earmark.client.Pace;
import dev.earmark.client.Playback;
import dev.earmark.client.SampleFormat;
import dev.earmark.client.audio.AudioFiles;
import dev.earmark.client.audio.LabelTrack;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What {@code send} makes of files and pipes, against a real broker in this process. */
class SentFilesTest {
  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  @TempDir static Path folder;

  @Test
  void unreadableFileIsSaidAndTheOthersSent() throws Exception {
    assertThat(new Console().run(CLUSTER.args("topics", "create"))).isZero();
    Path clips = Files.createDirectories(folder.resolve("clips"));
    Wav.tone(clips.resolve("a.wav"), 16_000, 16_000);
    Files.writeString(clips.resolve("b.wav"), "no audio");

    Console console = new Console();
    assertThat(console.run(CLUSTER.args("send", clips.toString(), "--speed", "0"))).isEqualTo(1);
    assertThat(console.out()).startsWith("a  ").hasLineCount(1);
    assertThat(console.err()).contains("b.wav: must be WAV, FLAC or Ogg Vorbis").hasLineCount(1);
  }

  @Test
  void emptyFileAndBareSamplesAreSaid() throws Exception {
    assertThat(new Console().run(CLUSTER.args("topics create"))).isZero();
    Path empty = Wav.tone(folder.resolve("empty.wav"), 16_000, 0);
    Console console = new Console();
    assertThat(console.run(CLUSTER.args("send", empty.toString(), "--speed", "0"))).isEqualTo(1);
    assertThat(console.err())
        .isEqualTo("earmark: " + empty + ": holds no samples, so nothing was sent\n");

    Console raw = new Console().in(new byte[100]);
    assertThat(raw.run(CLUSTER.args("send", "-"))).isEqualTo(2);
    assertThat(raw.err()).endsWith("first bytes=00 00 00 00; for bare samples give --rate\n");
  }

  @Test
  void ofAFileThatBreaksOffIsSaidWhatWasSent() throws Exception {
    assertThat(new Console().run(CLUSTER.args("topics create"))).isZero();
    Path broken = Wav.tone(folder.resolve("broken.wav"), 16_000, 16_000);
    int header = 44;
    int fiveChunksAndAHalf = 2 * 8_800;
    Files.write(broken, Arrays.copyOf(Files.readAllBytes(broken), header + fiveChunksAndAHalf));
    Console console = new Console();
    String[] send = {broken.toString(), "--speed", "0", "--label", "yes"};
    assertThat(console.run(CLUSTER.args("send", send))).isEqualTo(1);
    assertThat(CLUSTER.<Truth>read("earmark.truths"))
        .filteredOn(truth -> truth.getDevice().equals("broken"))
        .last()
        .extracting(Truth::getLabel, Truth::getToSample)
        .containsExactly("yes", 8_000L);
    assertThat(console.err())
        .matches(
            "earmark: .*broken.wav: is cut off, must hold 32000 bytes of data: bytes=17600;"
                + " 0\\.5 s before that were sent as recording broken/.*\n");
  }

  /** Stopping is Ctrl-C's doing: nothing comes any more, and nobody closes the pipe. */
  @Test
  void recordingEndsWhenItIsStopped() throws Exception {
    assertThat(new Console().run(CLUSTER.args("topics create"))).isZero();
    AtomicBoolean stopped = new AtomicBoolean();
    SampleFormat format = new SampleFormat(16_000, 1, AudioEncoding.S16LE);
    try (PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out, 64_000);
        AudioProducer producer = new AudioProducer(CLUSTER.settings().producer())) {
      out.write(new byte[32_000]);
      Playback playback =
          new Playback(Pace.AS_FAST_AS_IT_GOES, (all, s) -> stopped.set(all >= 16_000));
      Sender sender = new Sender(producer, playback, Optional.empty(), stopped::get);
      Sending.Opening pipe = stop -> AudioFiles.raw("pipe", new StoppableInput(in, stop), format);
      Sender.Sent sent =
          sender
              .send(new Sending("stopped", pipe, LabelTrack.EMPTY, true), problem -> {})
              .orElseThrow();
      assertThat(sent.seconds()).isEqualTo(1);
      assertThat(sent.cut()).isFalse();
      assertThat(lastOf("stopped")).isTrue();
    }
  }

  private static boolean lastOf(String device) {
    return CLUSTER.<AudioChunk>read("earmark.chunks").stream()
        .anyMatch(chunk -> chunk.getDevice().equals(device) && chunk.getLast());
  }
}
