package dev.earmark.local;

/**
 * From where an embedded server can be reached.
 *
 * @param bind address that it listens at: one of this machine, or {@code 0.0.0.0} for all of them
 * @param name host by which clients reach it, and which it tells them
 */
public record Reach(String bind, String name) {
  /** This machine only. */
  public static final Reach LOOPBACK = new Reach(Ports.LOOPBACK, Ports.LOOPBACK);

  public Reach {
    check("bind", bind);
    check("name", name);
  }

  private static void check(String part, String host) {
    if (host.isBlank() || host.contains(":") || host.contains("/") || host.contains(",")) {
      throw new IllegalArgumentException(
          "%s must be one host without a port: %s=%s".formatted(part, part, host));
    }
  }
}
