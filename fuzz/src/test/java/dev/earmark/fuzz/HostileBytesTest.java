package dev.earmark.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every target with its seeds, with what was once found, and with a few hundred damaged seeds;
 * {@code .ci/fuzz.sh} goes on from there.
 */
class HostileBytesTest {
  private static final Path FINDINGS = Path.of("src/test/resources/findings");
  private static final int DAMAGED = 200;

  static Stream<Target> targets() {
    return Target.all().stream();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void seedsAreTaken(Target target) {
    assertThat(target.seeds()).isNotEmpty();
    target.seeds().forEach(seed -> run(target, "seed", seed));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void littleIsNotMadeIntoMuch(Target target) {
    Bombs.of(target).forEach((what, bomb) -> run(target, what, bomb));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatWasFoundOnceStaysMended(Target target) throws IOException {
    for (Path file : findings(target)) {
      run(target, file.toString(), Files.readAllBytes(file));
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void damagedBytesCostLittleAndAreRefused(Target target) {
    var mutations = new Mutations(1, target.seeds());
    for (int i = 0; i < DAMAGED; i++) {
      run(target, "damaged seed " + i, mutations.next());
    }
  }

  private static List<Path> findings(Target target) throws IOException {
    Path folder = FINDINGS.resolve(target.name());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void run(Target target, String what, byte[] input) {
    try {
      target.run().accept(input);
    } catch (Throwable t) {
      int shown = Math.min(input.length, 2_000);
      throw new AssertionError(
          "%s: %s: %s: input=%s"
              .formatted(target.name(), what, t, HexFormat.of().formatHex(input, 0, shown)),
          t);
    }
  }
}
