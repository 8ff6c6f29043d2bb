package dev.earmark.schemas.registry;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A registry and a clock that a test steers, and clients of both. */
final class SteeredRegistry implements AfterEachCallback {
  final FakeRegistry server = new FakeRegistry();
  final FakeClock clock = new FakeClock();

  /** Returns a client with these settings beside the server's address. */
  SchemaRegistry client(Map<String, String> more) {
    var settings = new HashMap<String, String>();
    settings.put("schema.registry.url", server.url());
    settings.putAll(more);
    return new SchemaRegistry(new RegistryConfig(settings), clock);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.close();
  }
}
