package dev.earmark.local;

import java.nio.file.Path;

/**
 * How an embedded registry starts.
 *
 * @param folder data folder; the registry writes into its subfolder {@code registry}
 * @param port port at the address of {@code reach}; 0 picks a free one
 * @param reach from where it can be reached
 * @param limits what the registry takes
 */
public record RegistrySettings(Path folder, int port, Reach reach, RegistryLimits limits) {
  public RegistrySettings {
    Ports.check(port);
  }

  /** A picked port on the loopback address and the usual limits. */
  public static RegistrySettings in(Path folder) {
    return new RegistrySettings(folder, 0, Reach.LOOPBACK, RegistryLimits.DEFAULT);
  }

  /** The same on another port; 0 picks a free one. */
  public RegistrySettings withPort(int port) {
    return new RegistrySettings(folder, port, reach, limits);
  }

  /** The same for clients elsewhere. */
  public RegistrySettings withReach(Reach reach) {
    return new RegistrySettings(folder, port, reach, limits);
  }

  /** The same with other limits. */
  public RegistrySettings withLimits(RegistryLimits limits) {
    return new RegistrySettings(folder, port, reach, limits);
  }

  Path logFile() {
    return folder.resolve("registry").resolve("changes.log");
  }
}
