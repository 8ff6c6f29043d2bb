package dev.earmark.app.file;

import dev.earmark.app.CommandFailure;
import dev.earmark.client.audio.AudioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which audio files a path on the command line means. */
public final class AudioFolder {
  private AudioFolder() {}

  /** Returns the file itself, or the audio files in and below a folder, sorted by name. */
  public static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> below = Files.walk(path)) {
      List<Path> files =
          below.filter(Files::isRegularFile).filter(AudioFiles::hasAudioName).sorted().toList();
      if (files.isEmpty()) {
        throw CommandFailure.wrong(
            "the folder must hold audio files (WAV, FLAC or OGG): folder=" + path);
      }
      return files;
    } catch (IOException e) {
      throw CommandFailure.broken("the folder cannot be read: folder=" + path, e);
    }
  }

  /** Returns the files that a text file names, one a line, each below the folder. */
  public static List<Path> listed(Path folder, Path list) {
    try {
      return Files.readAllLines(list).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .map(folder::resolve)
          .toList();
    } catch (IOException e) {
      throw CommandFailure.wrong("--list must name a readable text file: --list=" + list, e);
    }
  }
}
