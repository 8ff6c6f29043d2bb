package dev.earmark.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the seeds of every target into a folder of the name of its class. */
final class WriteSeeds {
  private WriteSeeds() {}

  public static void main(String[] args) throws IOException {
    for (Target target : Target.all()) {
      Path folder = Files.createDirectories(Path.of(args[0]).resolve(target.type().getName()));
      for (int i = 0; i < target.seeds().size(); i++) {
        Files.write(folder.resolve("seed-%02d".formatted(i)), target.seeds().get(i));
      }
    }
  }
}
