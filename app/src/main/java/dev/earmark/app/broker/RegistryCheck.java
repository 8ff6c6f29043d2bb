package dev.earmark.app.broker;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.schemas.AvroSerde;
import dev.earmark.schemas.registry.RegistryProbe;
import dev.earmark.schemas.registry.RegistryRefusedException;
import dev.earmark.schemas.registry.RegistryUnreachableException;

/**
 * Asks the registry something, so that one that is away or refuses is said before anything starts.
 */
public final class RegistryCheck {
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
    String subject = settings.text(EarmarkSettings.TOPIC_CHUNKS) + "-value";
    mustAnswer(() -> RegistryProbe.ask(settings.registry(), subject));
  }

  /**
   * Asks a registry something that has to succeed before anything starts.
   *
   * @throws CommandFailure where it does not
   */
  public static void mustAnswer(Runnable asks) {
    try {
      asks.run();
    } catch (RegistryRefusedException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    } catch (RegistryUnreachableException e) {
      throw CommandFailure.broken(String.valueOf(e.getMessage()), e);
    }
  }
}
