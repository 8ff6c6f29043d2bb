package dev.earmark.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder for temporary files. ONNX Runtime makes one of its own there at each start, also where
 * native libraries lie beside it; where they do not, they are unpacked into it and run from there.
 */
final class TemporaryLook implements Look {
  private static final long MIB = 1L << 20;
  private static final long NATIVES = 128 * MIB;
  private static final String OF = "tmp";
  private static final String ANOTHER = ", or name another folder with -Djava.io.tmpdir=…";
  private static final String MOUNT =
      "let this user write to it (in a container mount it: docker run --tmpfs %s)" + ANOTHER;
  private static final String ROOM = "make room there" + ANOTHER;
  private static final String RUN = "mount it without noexec" + ANOTHER;

  private final Path folder;
  private final Optional<String> unpacked;

  /**
   * Looks at a folder.
   *
   * @param unpacked where native libraries lie that need not be unpacked
   */
  TemporaryLook(Path folder, Optional<String> unpacked) {
    this.folder = folder;
    this.unpacked = unpacked;
  }

  static TemporaryLook here() {
    return new TemporaryLook(
        Path.of(System.getProperty("java.io.tmpdir")),
        Optional.ofNullable(System.getProperty("onnxruntime.native.path")));
  }

  /** Whether a name may be made there is told by making one. */
  @Override
  public List<Symptom> look() {
    try {
      Path file = Files.createTempFile(folder, "earmark-", "");
      try {
        return List.of(found(file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException refused) {
      String found = folder + " cannot be written to: " + refused;
      return List.of(Symptom.error(OF, found, MOUNT.formatted(folder)));
    }
  }

  private Symptom found(Path file) throws IOException {
    long left = Files.getFileStore(file).getUsableSpace();
    String found = "%s has %d MiB left".formatted(folder, left / MIB);
    return unpacked.isPresent() ? beside(found, left, unpacked.get()) : within(found, left, file);
  }

  /** A folder without files takes no room; the demo and recordings of the JVM do. */
  private static Symptom beside(String found, long left, String natives) {
    return left < MIB
        ? Symptom.warning(OF, found, ROOM)
        : Symptom.ok(OF, found + "; native libraries are unpacked already: " + natives);
  }

  private static Symptom within(String found, long left, Path file) {
    if (left < NATIVES) {
      String needed = ", native libraries are unpacked into it and take " + NATIVES / MIB + " MiB";
      return Symptom.error(OF, found + needed, ROOM);
    }
    return mayRun(file)
        ? Symptom.ok(OF, found)
        : Symptom.error(OF, found + ", but native libraries unpacked into it may not run", RUN);
  }

  /** Linux says no of every file below a mount with noexec. */
  private static boolean mayRun(Path file) {
    return file.toFile().setExecutable(true) && Files.isExecutable(file);
  }
}
