package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.file.AudioFolder;
import dev.earmark.app.send.Sending;
import dev.earmark.app.send.StoppableInput;
import dev.earmark.client.SampleFormat;
import dev.earmark.client.audio.AudioFiles;
import dev.earmark.client.audio.AudioSource;
import dev.earmark.client.audio.LabelTrack;
import dev.earmark.client.audio.Microphone;
import dev.earmark.schemas.Names;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code send} sends. */
final class SendOptions {
  private static final String STDIN = "-";

  @Parameters(
      paramLabel = "FILE|DIR|-",
      arity = "0..1",
      description = "A WAV, FLAC or OGG file, a folder of them, or - for standard input.")
  private @Nullable String path;

  @Option(
      names = "--microphone",
      description = "Send the default input of this machine until Ctrl-C.")
  private boolean microphone;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "Name of the device (default: the file's name).")
  private @Nullable String device;

  @Mixin private TruthOptions truth = new TruthOptions();
  @Mixin private SampleOptions samples = new SampleOptions();

  Optional<String> label() {
    return truth.label();
  }

  /**
   * Returns the recordings that are to be sent, in order.
   *
   * @throws CommandFailure where the options, a label track or the microphone are wrong
   */
  List<Sending> sendings(InputStream in) {
    if (microphone == (path != null)) {
      throw CommandFailure.wrong("send needs either FILE, DIR or -, or --microphone");
    }
    SampleFormat format = samples.format();
    if (path == null) {
      return List.of(microphone(format));
    }
    return path.equals(STDIN)
        ? List.of(live("stdin", stopped -> stdin(new StoppableInput(in, stopped))))
        : files(Path.of(path));
  }

  /** Tries the input once, so that one that is missing is said before anything starts. */
  private Sending microphone(SampleFormat format) {
    Sending.Opening opening = stopped -> Microphone.open(format.sampleRate(), format.channels());
    try {
      opening.open(() -> false).close();
    } catch (IOException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
    return live("microphone", opening);
  }

  private Sending live(String name, Sending.Opening opening) {
    truth.check(1);
    return new Sending(named(name), opening, truth.of(Optional.empty()), true);
  }

  private List<Sending> files(Path path) {
    if (!Files.exists(path)) {
      throw CommandFailure.wrong("FILE|DIR must be a file or a folder: " + path + " is not there");
    }
    List<Path> files = AudioFolder.files(path);
    truth.check(files.size());
    files.forEach(this::checkRate);
    return files.stream().map(file -> file(path, file)).toList();
  }

  private void checkRate(Path file) {
    if (samples.isBare() && AudioFiles.hasAudioName(file)) {
      throw CommandFailure.wrong(
          "--rate must go with bare samples; a WAV, FLAC or OGG file says its own: file=" + file);
    }
  }

  private Sending file(Path root, Path file) {
    LabelTrack truths = truth.of(LabelTrack.beside(file));
    return new Sending(named(name(root, file)), stopped -> open(file), truths, false);
  }

  private AudioSource open(Path file) throws IOException {
    if (samples.isBare()) {
      return AudioFiles.raw(file, samples.format());
    }
    return AudioFiles.hasAudioName(file)
        ? AudioFiles.open(file)
        : encoded(stopped -> AudioFiles.open(file));
  }

  private AudioSource stdin(InputStream in) throws IOException {
    return samples.isBare()
        ? AudioFiles.raw("standard input", in, samples.format())
        : encoded(stopped -> AudioFiles.open("standard input", in));
  }

  /** What does not say its format may be bare samples. */
  private static AudioSource encoded(Sending.Opening opening) {
    try {
      return opening.open(() -> false);
    } catch (IOException e) {
      throw CommandFailure.wrong(e.getMessage() + "; for bare samples give --rate", e);
    }
  }

  private String named(String byDefault) {
    if (device != null && !Names.isName(device)) {
      throw CommandFailure.wrong("--device " + Names.RULE + ": --device='" + device + "'");
    }
    return device == null ? byDefault : device;
  }

  /** Calls a device as its file, and by its folders below the one that was named. */
  private static String name(Path root, Path file) {
    Path relative = root.equals(file) ? file.getFileName() : root.relativize(file);
    return String.valueOf(relative)
        .replaceFirst("\\.[^.]*$", "")
        .replace('/', '-')
        .replace('\\', '-');
  }
}
