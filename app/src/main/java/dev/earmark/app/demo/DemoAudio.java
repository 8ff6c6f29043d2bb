package dev.earmark.app.demo;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.file.AudioFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The devices of a demo: those that come with Earmark, or the user's own audio. */
final class DemoAudio {
  private static final List<String> PACKAGED = List.of("hall", "kitchen", "porch", "workshop");

  private DemoAudio() {}

  /**
   * Unpacks the recordings that come with Earmark, and their truths, and makes a device of each.
   */
  static List<DemoDevice> packaged(Path folder) {
    Path audio = folder.resolve("audio");
    try {
      Files.createDirectories(audio);
      for (String name : PACKAGED) {
        unpack(name + ".flac", audio);
        unpack(name + ".txt", audio);
      }
    } catch (IOException e) {
      throw CommandFailure.broken("the demo's audio cannot be unpacked: folder=" + audio, e);
    }
    return of(audio);
  }

  /** Makes a device of each audio file of a path. */
  static List<DemoDevice> of(Path path) {
    if (!Files.exists(path)) {
      throw CommandFailure.wrong("--audio must be a file or a folder: " + path + " is not there");
    }
    List<DemoDevice> devices = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path file : AudioFolder.files(path)) {
      devices.add(device(name(file, names), file));
    }
    return devices;
  }

  /** Makes a device of this machine's default input. */
  static List<DemoDevice> microphone() {
    try {
      return List.of(DemoDevice.microphone());
    } catch (IOException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
  }

  private static DemoDevice device(String name, Path file) {
    try {
      return DemoDevice.of(name, file);
    } catch (IOException | IllegalArgumentException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
  }

  /** Calls a device as its file, with a number where two files are called the same. */
  private static String name(Path file, Set<String> names) {
    String base = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    String name = base;
    for (int number = 2; !names.add(name); number++) {
      name = base + "-" + number;
    }
    return name;
  }

  private static void unpack(String name, Path folder) throws IOException {
    try (InputStream in = DemoAudio.class.getResourceAsStream("/demo/" + name)) {
      if (in == null) {
        throw new IOException("there is no /demo/" + name + " on the class path");
      }
      Path file = folder.resolve(name);
      Files.deleteIfExists(file);
      Files.copy(in, file);
    }
  }
}
