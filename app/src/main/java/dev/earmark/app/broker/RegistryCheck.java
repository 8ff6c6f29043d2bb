package dev.earmark.app.broker;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.schemas.AvroSerde;
import dev.earmark.schemas.registry.RegistryConfig;
import dev.earmark.schemas.registry.RegistryRefusedException;
import dev.earmark.schemas.registry.RegistryUnreachableException;
import dev.earmark.schemas.registry.SchemaRegistry;
import java.util.Map;

/**
 * Asks the registry something, so that one that is away or refuses is said before anything starts.
 */
public final class RegistryCheck {
  private static final int UNKNOWN_FROM = 40_400;
  private static final int UNKNOWN_TO = 40_499;
  private static final int NOT_FOUND = 404;

  private RegistryCheck() {}

  /**
   * Returns where the registry answers; another serde than Earmark's own looks after its registry
   * itself.
   *
   * @throws CommandFailure where it does not
   */
  public static void run(Settings settings) {
    if (settings.text(EarmarkSettings.SERDE_CLASS).equals(AvroSerde.class.getName())) {
      ask(settings);
    }
  }

  private static void ask(Settings settings) {
    Map<String, Object> config = settings.registry();
    config.putIfAbsent(RegistryConfig.MAX_RETRIES, 2);
    try {
      SchemaRegistry.of(config).latest(settings.text(EarmarkSettings.TOPIC_CHUNKS) + "-value");
    } catch (RegistryRefusedException e) {
      if (!knowsNothingYet(e)) {
        throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
      }
    } catch (RegistryUnreachableException e) {
      throw CommandFailure.broken(String.valueOf(e.getMessage()), e);
    }
  }

  /** An answer all the same: the first producer registers the schema. */
  private static boolean knowsNothingYet(RegistryRefusedException e) {
    return e.code() == NOT_FOUND || (e.code() >= UNKNOWN_FROM && e.code() <= UNKNOWN_TO);
  }
}
