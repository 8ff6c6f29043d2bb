package dev.earmark.client.audio;

import dev.earmark.client.SampleFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Opens WAV, FLAC and Ogg Vorbis, told apart by their first bytes and not by their names. */
public final class AudioFiles {
  private static final List<String> EXTENSIONS = List.of(".wav", ".wave", ".flac", ".ogg", ".oga");
  private static final int SIGNATURE = 4;
  private static final int ID3_REST = 6;

  private AudioFiles() {}

  /**
   * Tells whether the name ends as names of audio files do; meant for choosing files of a folder.
   */
  public static boolean hasAudioName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return EXTENSIONS.stream().anyMatch(name::endsWith);
  }

  /**
   * Opens a file; errors call it by {@code file} as given.
   *
   * @throws AudioFileException where the file is no audio that can be read, or is not there
   */
  public static AudioSource open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new AudioFileException(
          file.toString(), "must be a file", Files.exists(file) ? "it is a folder" : "not there");
    }
    return closingOnError(Files.newInputStream(file), in -> open(file.toString(), in));
  }

  /** Opens a stream that holds a whole WAV, FLAC or Ogg file, such as standard input. */
  public static AudioSource open(String name, InputStream stream) throws IOException {
    InputStream in = new BufferedInputStream(stream, 65_536);
    byte[] signature = in.readNBytes(SIGNATURE);
    if (text(signature).startsWith("ID3")) {
      signature = behindTag(in);
    }
    return switch (text(signature)) {
      case "RIFF" -> new WavReader(name, in);
      case "fLaC" -> new FlacReader(name, in);
      case "OggS" -> new VorbisReader(name, in);
      default -> throw unknown(name, signature);
    };
  }

  /** Opens a file of bare samples in the given format. */
  public static AudioSource raw(Path file, SampleFormat format) throws IOException {
    return raw(file.toString(), new BufferedInputStream(Files.newInputStream(file)), format);
  }

  /** Takes a stream of bare samples in the given format; samples are passed on as they come. */
  public static AudioSource raw(String name, InputStream stream, SampleFormat format) {
    return new RawReader(name, stream, format);
  }

  // Some programs put an ID3v2 tag before FLAC: its length is in four bytes of seven bits.
  private static byte[] behindTag(InputStream in) throws IOException {
    byte[] rest = in.readNBytes(ID3_REST);
    long length = 0;
    for (int i = 2; i < rest.length; i++) {
      length = (length << 7) | (rest[i] & 0x7f);
    }
    in.skip(length);
    byte[] signature = in.readNBytes(SIGNATURE);
    return text(signature).equals("fLaC") ? signature : "ID3".getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static AudioFileException unknown(String name, byte[] start) {
    String found = start.length == 0 ? "file is empty" : "first bytes=" + hex(start);
    return new AudioFileException(
        name, "must be WAV, FLAC or Ogg Vorbis, beginning with RIFF, fLaC or OggS", found);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, 4)));
  }

  private interface Opening {
    AudioSource open(InputStream in) throws IOException;
  }

  private static AudioSource closingOnError(InputStream in, Opening opening) throws IOException {
    try {
      return opening.open(in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }
}
