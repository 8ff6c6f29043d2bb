package dev.earmark.app.demo;

import dev.earmark.client.SampleFormat;
import dev.earmark.client.audio.AudioFiles;
import dev.earmark.client.audio.AudioSource;
import dev.earmark.client.audio.LabelTrack;
import dev.earmark.client.audio.Microphone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A device of the demo and what it is going to hear.
 *
 * @param name of the device
 * @param file that it plays; empty for the microphone
 * @param truths what is really heard in it
 * @param format of its samples
 * @param frames how many it has; empty for the microphone, which goes on until it is stopped
 */
record DemoDevice(
    String name, Optional<Path> file, LabelTrack truths, SampleFormat format, OptionalLong frames) {
  private static final int MICROPHONE_RATE = 16_000;

  /** Takes a file, and counts its frames by reading all of it. */
  static DemoDevice of(String name, Path file) throws IOException {
    Optional<Path> track = LabelTrack.beside(file);
    LabelTrack truths = track.isPresent() ? LabelTrack.read(track.get()) : LabelTrack.EMPTY;
    try (AudioSource source = AudioFiles.open(file)) {
      return new DemoDevice(
          name, Optional.of(file), truths, source.format(), OptionalLong.of(count(source)));
    }
  }

  /** Takes the default input of this machine, and tries it once. */
  static DemoDevice microphone() throws IOException {
    try (AudioSource source = Microphone.open(MICROPHONE_RATE, 1)) {
      return new DemoDevice(
          "microphone", Optional.empty(), LabelTrack.EMPTY, source.format(), OptionalLong.empty());
    }
  }

  AudioSource open() throws IOException {
    return file.isPresent()
        ? AudioFiles.open(file.get())
        : Microphone.open(format.sampleRate(), format.channels());
  }

  boolean isLive() {
    return file.isEmpty();
  }

  boolean hasTruths() {
    return !truths.labels().isEmpty();
  }

  private static long count(AudioSource source) throws IOException {
    byte[] piece = new byte[8_192 * source.format().frameBytes()];
    long bytes = 0;
    for (int read = source.read(piece, 0, piece.length);
        read >= 0;
        read = source.read(piece, 0, piece.length)) {
      bytes += read;
    }
    return bytes / source.format().frameBytes();
  }
}
