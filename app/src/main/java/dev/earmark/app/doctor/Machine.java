package dev.earmark.app.doctor;

import java.util.List;

/** The Java that runs this, and its memory. */
final class Machine implements Look {
  private static final int OLDEST = 17;
  private static final int TESTED = 25;
  private static final long MIB = 1L << 20;

  private final int java;
  private final long heapBytes;

  Machine(int java, long heapBytes) {
    this.java = java;
    this.heapBytes = heapBytes;
  }

  static Machine here() {
    return new Machine(Runtime.version().feature(), Runtime.getRuntime().maxMemory());
  }

  @Override
  public List<Symptom> look() {
    return List.of(java(), heap());
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
}
