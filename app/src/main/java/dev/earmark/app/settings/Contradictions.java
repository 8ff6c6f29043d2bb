package dev.earmark.app.settings;

import dev.earmark.schemas.registry.RegistryConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigException;

/** Rules between settings: each alone may be right, and both together still wrong. */
final class Contradictions {
  private static final List<String> TOPICS =
      List.of(
          EarmarkSettings.TOPIC_CHUNKS,
          EarmarkSettings.TOPIC_TRUTHS,
          EarmarkSettings.TOPIC_PREDICTIONS,
          EarmarkSettings.TOPIC_DETECTIONS,
          EarmarkSettings.TOPIC_CONFUSION,
          EarmarkSettings.TOPIC_DEAD_LETTERS);

  private static final List<Consumer<Settings>> RULES =
      List.of(
          Contradictions::waits,
          Contradictions::remembers,
          Contradictions::pends,
          Contradictions::overloadEnds,
          PollInterval::checkWait,
          ClientTimes::check,
          Contradictions::topicsDiffer,
          Contradictions::credentialsFit,
          Contradictions::jaasIsOne,
          Contradictions::latestIsNotRegistered,
          GroupProtocol::check,
          Contradictions::userHasPassword);

  private Contradictions() {}

  /** Refuses the first rule that is broken. */
  static void check(Settings settings) {
    RULES.forEach(rule -> rule.accept(settings));
  }

  /** Returns the sentence of each rule that is broken. */
  static List<String> all(Settings settings) {
    List<String> broken = new ArrayList<>();
    for (Consumer<Settings> rule : RULES) {
      try {
        rule.accept(settings);
      } catch (SettingsException e) {
        broken.add(String.valueOf(e.getMessage()));
      }
    }
    return broken;
  }

  private static void waits(Settings settings) {
    longer(settings, EarmarkSettings.RECORDING_IDLE, EarmarkSettings.GAP_WAIT);
  }

  private static void remembers(Settings settings) {
    longer(settings, EarmarkSettings.RECORDING_REMEMBER, EarmarkSettings.RECORDING_IDLE);
  }

  private static void pends(Settings settings) {
    longer(settings, EarmarkSettings.MAX_PENDING, EarmarkSettings.GAP_WAIT);
  }

  private static void jaasIsOne(Settings settings) {
    settings.kafka().forEach(Contradictions::jaas);
  }

  private static void userHasPassword(Settings settings) {
    boolean user = !settings.text(EarmarkSettings.HTTP_USER).isEmpty();
    boolean password = !settings.secret(EarmarkSettings.HTTP_PASSWORD).isEmpty();
    if (user != password) {
      throw new SettingsException(
          "http.user and http.password go together: given is "
              + (user ? EarmarkSettings.HTTP_USER : EarmarkSettings.HTTP_PASSWORD));
    }
  }

  private static void longer(Settings settings, String longer, String shorter) {
    if (settings.duration(longer).compareTo(settings.duration(shorter)) < 0) {
      throw contradiction(
          longer + " must not be shorter than " + shorter, settings, longer, shorter);
    }
  }

  /** Marks that are equal would have the policy come and go with every chunk. */
  private static void overloadEnds(Settings settings) {
    String above = EarmarkSettings.OVERLOAD_ABOVE;
    String below = EarmarkSettings.OVERLOAD_BELOW;
    if (settings.duration(below).compareTo(settings.duration(above)) >= 0) {
      throw contradiction(below + " must be shorter than " + above, settings, below, above);
    }
  }

  private static void topicsDiffer(Settings settings) {
    Map<String, String> seen = new HashMap<>();
    for (String name : TOPICS) {
      String other = seen.put(settings.text(name), name);
      if (other != null) {
        throw contradiction(
            other + " and " + name + " must name different topics", settings, other, name);
      }
    }
  }

  private static void jaas(String name, String value) {
    if (JaasLine.isOne(name)) {
      JaasLine.check(name, value);
    }
  }

  private static void credentialsFit(Settings settings) {
    try {
      new RegistryConfig(settings.registry()).checkCredentials();
    } catch (ConfigException e) {
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }

  private static void latestIsNotRegistered(Settings settings) {
    boolean latest = Boolean.parseBoolean(settings.text(RegistrySettings.USE_LATEST));
    if (latest && Boolean.parseBoolean(settings.text(RegistrySettings.AUTO_REGISTER))) {
      throw new SettingsException(
          "use.latest.version=true needs auto.register.schemas=false: auto.register.schemas=true");
    }
  }

  private static SettingsException contradiction(
      String rule, Settings settings, String one, String other) {
    return new SettingsException(
        rule + ": " + one + "=" + settings.text(one) + ", " + other + "=" + settings.text(other));
  }
}
