package dev.earmark.local;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests with an empty registry each, and calls to it. */
abstract class RegistryFixture {
  @TempDir Path folder;
  EmbeddedRegistry registry;
  RestCall rest;

  /** Returns what bounds the registry. */
  RegistryLimits limits() {
    return RegistryLimits.DEFAULT;
  }

  @BeforeEach
  void startRegistry() {
    registry = EmbeddedRegistry.start(RegistrySettings.in(folder).withLimits(limits()));
    rest = new RestCall(registry.url());
  }

  @AfterEach
  void stopRegistry() {
    registry.close();
  }
}
