package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import dev.earmark.app.Wav;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code send} refuses before it looks for a broker. */
class SendCommandTest {
  @TempDir Path folder;

  @Test
  void rateIsRefusedUnderItsOwnName() {
    refused("--rate must be in 1000..768000: --rate=0", "-", "--rate", "0");
    refused("--channels must be in 1..32: --channels=0", "-", "--channels", "0");
  }

  @Test
  void deviceThatCannotBeCalledSoIsRefused() {
    refused(
        "--device must be 1..200 characters, not '*', without '/' and control characters:"
            + " --device='a/b'",
        "-",
        "--device",
        "a/b");
  }

  @Test
  void rateDoesNotGoWithAFileThatSaysItsOwn() throws Exception {
    Path file = Wav.tone(folder.resolve("a.wav"), 16_000, 16_000);
    refused(
        "--rate must go with bare samples; a WAV, FLAC or OGG file says its own: file=" + file,
        file.toString(),
        "--rate",
        "8000");
  }

  @Test
  void labelTrackThatIsNotThereIsRefused() throws Exception {
    Path file = Wav.tone(folder.resolve("a.wav"), 16_000, 16_000);
    refused("none.txt: must be a file: not there", file.toString(), "--truth", "none.txt");
  }

  @Test
  void malformedLabelTrackBesideAFileIsRefused() throws Exception {
    Wav.tone(folder.resolve("a.wav"), 16_000, 16_000);
    Path track = Files.writeString(folder.resolve("a.txt"), "0 1 yes\n");
    refused(
        track + ":1: must be start, end and label with tabs between: line='0 1 yes'",
        folder.toString());
  }

  @Test
  void truthAndLabelExcludeEachOther() throws Exception {
    Path file = Wav.tone(folder.resolve("a.wav"), 16_000, 16_000);
    refused(
        "--truth and --label exclude each other: --label=yes",
        file.toString(),
        "--truth",
        "a.txt",
        "--label",
        "yes");
  }

  private void refused(String sentence, String... args) {
    String[] command = new String[args.length + 1];
    command[0] = "send";
    System.arraycopy(args, 0, command, 1, args.length);
    Console fresh = new Console();
    assertThat(fresh.run(command)).as(fresh.err()).isEqualTo(2);
    assertThat(fresh.err()).isEqualTo("earmark: " + sentence + "\n");
  }
}
