package dev.earmark.local;

/**
 * What an embedded registry takes.
 *
 * @param maxBodyBytes largest request body; a larger one is answered with 413
 * @param maxSchemas most schemas it keeps; one more is answered with 422
 */
public record RegistryLimits(int maxBodyBytes, int maxSchemas) {
  /** One mebibyte a request, ten thousand schemas. */
  public static final RegistryLimits DEFAULT = new RegistryLimits(1 << 20, 10_000);

  public RegistryLimits {
    require(maxBodyBytes, "maxBodyBytes");
    require(maxSchemas, "maxSchemas");
  }

  private static void require(int value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException("%s must be positive: %s=%d".formatted(name, name, value));
    }
  }
}
