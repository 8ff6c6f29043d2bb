package dev.earmark.app.command;

import dev.earmark.AudioEncoding;
import dev.earmark.app.CommandFailure;
import dev.earmark.app.file.AudioFolder;
import dev.earmark.app.send.Sending;
import dev.earmark.client.SampleFormat;
import dev.earmark.client.audio.AudioFiles;
import dev.earmark.client.audio.AudioSource;
import dev.earmark.client.audio.LabelTrack;
import dev.earmark.client.audio.Microphone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Label track with what is really heard (default: the .txt beside the file).")
  private @Nullable Path truth;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description = "Standard input is bare samples at this rate (otherwise WAV, FLAC or OGG).")
  private @Nullable Integer rate;

  @Option(
      names = "--channels",
      paramLabel = "N",
      defaultValue = "1",
      description = "Channels of bare samples and of the microphone (default: ${DEFAULT-VALUE}).")
  private int channels;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      defaultValue = "S16LE",
      description =
          "Encoding of bare samples: S16LE, S24LE, F32LE, ULAW, ALAW (default: ${DEFAULT-VALUE}).")
  private String encoding = "S16LE";

  /** Returns the recordings that are to be sent, in order. */
  List<Sending> sendings(InputStream in) {
    if (microphone == (path != null)) {
      throw CommandFailure.wrong("send needs either FILE, DIR or -, or --microphone");
    }
    if (path == null) {
      return List.of(
          sending(
              "microphone",
              () -> Microphone.open(rate == null ? 16_000 : rate, channels),
              Optional.empty()));
    }
    return path.equals(STDIN)
        ? List.of(sending("stdin", () -> stdin(in), Optional.empty()))
        : files(Path.of(path));
  }

  private List<Sending> files(Path path) {
    if (!Files.exists(path)) {
      throw CommandFailure.wrong("FILE|DIR must be a file or a folder: " + path + " is not there");
    }
    List<Path> files = AudioFolder.files(path);
    if (truth != null && files.size() > 1) {
      throw CommandFailure.wrong("--truth must go with one file: files=" + files.size());
    }
    return files.stream()
        .map(file -> sending(name(path, file), () -> open(file), LabelTrack.beside(file)))
        .toList();
  }

  private AudioSource open(Path file) throws IOException {
    return rate == null ? AudioFiles.open(file) : AudioFiles.raw(file, format(rate));
  }

  private AudioSource stdin(InputStream in) throws IOException {
    return rate == null
        ? AudioFiles.open("standard input", in)
        : AudioFiles.raw("standard input", in, format(rate));
  }

  private SampleFormat format(int sampleRate) {
    return new SampleFormat(sampleRate, channels, encoding());
  }

  private AudioEncoding encoding() {
    try {
      return AudioEncoding.valueOf(encoding.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrong(
          "--encoding must be S16LE, S24LE, F32LE, ULAW or ALAW: --encoding=" + encoding, e);
    }
  }

  private Sending sending(String byDefault, Sending.Opening opening, Optional<Path> beside) {
    Optional<Path> track = Optional.ofNullable(truth).or(() -> beside);
    String name = device == null ? byDefault : device;
    return new Sending(
        name, opening, () -> track.isPresent() ? LabelTrack.read(track.get()) : LabelTrack.EMPTY);
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
