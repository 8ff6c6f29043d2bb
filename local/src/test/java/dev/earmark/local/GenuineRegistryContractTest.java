package dev.earmark.local;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A registry that somebody else made and that runs already; {@code .ci/registries.sh} brings one.
 */
@EnabledIfSystemProperty(
    named = "earmark.registry.url",
    matches = "https?://.+",
    disabledReason = "give -Dearmark.registry.url=URL of a running registry")
final class GenuineRegistryContractTest extends RegistryContract {
  @Override
  String url() {
    return System.getProperty("earmark.registry.url");
  }
}
