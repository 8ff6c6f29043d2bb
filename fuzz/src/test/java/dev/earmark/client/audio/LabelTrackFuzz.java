package dev.earmark.client.audio;

import dev.earmark.fuzz.Cost;
import dev.earmark.fuzz.Scratch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Truth files: refused with a sentence, or read and written again. */
public final class LabelTrackFuzz {
  private static final Path FILE = Scratch.file("fuzz.txt");

  private LabelTrackFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Cost.hold(
        input,
        () -> {
          Files.write(FILE, input);
          try {
            var track = LabelTrack.read(FILE);
            track.labels().forEach(LabelTrackFuzz::place);
            track.write(FILE);
          } catch (AudioFileException refused) {
            requireSentence(refused);
          }
        });
  }

  private static void place(LabelTrack.Label label) {
    if (label.fromSample(16_000) > label.toSample(16_000)) {
      throw new AssertionError("a label must not end before it begins: " + label);
    }
  }

  private static void requireSentence(AudioFileException refused) {
    if (!String.valueOf(refused.getMessage()).startsWith(FILE.toString())) {
      throw new AssertionError("the sentence must name the file", refused);
    }
  }

  public static List<byte[]> seeds() {
    return List.of(
        bytes("0.500\t1.250\tyes\n2.000\t2.640\tstop\n"),
        bytes("\\\t100.0\t200.0\n1e3\t1e4\tgrün und ß\r\n\r\n0x1p3\t9\t a b \n"),
        bytes("0\t0\tx\n1\tNaN\ty\n-1\tInfinity\tz"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
