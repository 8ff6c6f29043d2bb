package dev.earmark.local;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The embedded registry is as good as any. */
final class EmbeddedRegistryContractTest extends RegistryContract {
  @TempDir static Path folder;
  private static EmbeddedRegistry registry;

  @BeforeAll
  static void start() {
    registry = EmbeddedRegistry.start(folder);
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Override
  String url() {
    return registry.url();
  }
}
