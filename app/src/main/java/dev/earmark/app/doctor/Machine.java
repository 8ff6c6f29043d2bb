package dev.earmark.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Java that runs this, its memory, and the folder in which native libraries are unpacked. */
final class Machine implements Look {
  private static final int OLDEST = 17;
  private static final int TESTED = 25;
  private static final long MIB = 1L << 20;
  private static final long LEAST_SPACE = 128 * MIB;
  private static final String NATIVE_PATH = "onnxruntime.native.path";

  private final int java;
  private final long heapBytes;
  private final Path temporary;

  Machine(int java, long heapBytes, Path temporary) {
    this.java = java;
    this.heapBytes = heapBytes;
    this.temporary = temporary;
  }

  static Machine here() {
    return new Machine(
        Runtime.version().feature(),
        Runtime.getRuntime().maxMemory(),
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  @Override
  public List<Symptom> look() {
    List<Symptom> all = new ArrayList<>();
    all.add(java());
    all.add(heap());
    all.add(space());
    return all;
  }

  private Symptom java() {
    String found = "Java " + java + " on " + System.getProperty("os.arch");
    if (java < OLDEST) {
      return Symptom.error("java", found, "run it with Java 17 or later");
    }
    return java > TESTED
        ? Symptom.warning("java", found + ", which is untested", "run it with Java 17 to 25")
        : Symptom.ok("java", found);
  }

  /** How much it must be depends on the devices; a container's is sized from its limit. */
  private Symptom heap() {
    return Symptom.ok("memory", "this Java's heap is at most " + heapBytes / MIB + " MiB");
  }

  private Symptom space() {
    Optional<String> unpacked = Optional.ofNullable(System.getProperty(NATIVE_PATH));
    if (unpacked.isPresent()) {
      return Symptom.ok("disk", "native libraries are unpacked already: " + unpacked.get());
    }
    String fix =
        "make room there, or set -Djava.io.tmpdir to another folder: native libraries are unpacked into it";
    if (!Files.isWritable(temporary)) {
      return Symptom.error("disk", temporary + " cannot be written to", fix);
    }
    return space(fix);
  }

  private Symptom space(String fix) {
    try {
      long left = Files.getFileStore(temporary).getUsableSpace();
      String found = "%s has %d MiB left".formatted(temporary, left / MIB);
      return left < LEAST_SPACE ? Symptom.error("disk", found, fix) : Symptom.ok("disk", found);
    } catch (IOException unseen) {
      return Symptom.warning("disk", temporary + " cannot be looked at: " + unseen, fix);
    }
  }
}
