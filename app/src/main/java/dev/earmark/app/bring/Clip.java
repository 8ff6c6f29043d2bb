package dev.earmark.app.bring;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.file.FileWindows;
import dev.earmark.client.SampleFormat;
import dev.earmark.client.audio.AudioFiles;
import dev.earmark.client.audio.AudioSource;
import dev.earmark.window.Window;
import dev.earmark.window.WindowGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The first window of an audio file, made as a device's audio is.
 *
 * @param window at the model's rate
 * @param notes what was done to the file that a person may not expect, in sentences
 * @param plain whether nothing was: mono, at the model's rate, and no longer than a window, also
 *     where the second window begins behind its end
 */
record Clip(Window window, List<String> notes, boolean plain) {
  Clip {
    notes = List.copyOf(notes);
  }

  /**
   * Reads the file.
   *
   * @throws CommandFailure where it is no audio, or holds none
   */
  static Clip read(Path file, WindowGrid grid) {
    try (AudioSource source = AudioFiles.open(file)) {
      List<Window> windows = new ArrayList<>();
      FileWindows cutting = new FileWindows(source, grid);
      boolean more = true;
      while (more && windows.size() < 2) {
        more = cutting.read(windows::add);
      }
      if (windows.isEmpty()) {
        throw CommandFailure.wrong("clip must hold samples: clip=" + file);
      }
      List<String> notes = notes(source.format(), grid, cutting.samples());
      return new Clip(windows.get(0), notes, notes.isEmpty());
    } catch (IOException | IllegalArgumentException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<String> notes(SampleFormat format, WindowGrid grid, long samples) {
    List<String> notes = new ArrayList<>();
    if (format.sampleRate() != grid.sampleRate()) {
      notes.add(
          "the clip is at %d Hz and is resampled to %d Hz, as a device's audio is"
              .formatted(format.sampleRate(), grid.sampleRate()));
    }
    if (format.channels() > 1) {
      notes.add(
          "the clip has %d channels, of which the mean is heard".formatted(format.channels()));
    }
    if (samples * grid.sampleRate() > (long) grid.length() * format.sampleRate()) {
      notes.add("the clip is longer than a window: its first %d samples".formatted(grid.length()));
    }
    return notes;
  }
}
