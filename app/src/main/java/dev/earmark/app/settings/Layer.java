package dev.earmark.app.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One source of settings.
 *
 * @param values what it says, by setting name
 * @param origins how a person would find each value again, by setting name
 */
public record Layer(Map<String, String> values, Map<String, String> origins) {
  private static final String PREFIX = "EARMARK_";

  /** Names of the launcher, of training, of containers and of tests; no settings. */
  private static final List<String> NOT_SETTINGS =
      List.of(
          "EARMARK_JAVA_OPTS",
          "EARMARK_PYTHON",
          "EARMARK_VOICES",
          "EARMARK_WORK",
          "EARMARK_HOME",
          "EARMARK_DATA",
          "EARMARK_IMAGE",
          "EARMARK_MEMORY",
          "EARMARK_REGISTRY_URL");

  /**
   * What Kubernetes and Docker put into the environment beside a service that is called earmark, as
   * name=value: a link's port is an address, a setting's is a number.
   */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(
          "EARMARK_([A-Z0-9_]*_)?(SERVICE_HOST=.*|SERVICE_PORT.*|PORT_\\d+_(TCP|UDP).*|PORT=(tcp|udp|sctp)://.*)",
          Pattern.DOTALL);

  public Layer {
    values = Map.copyOf(values);
    origins = Map.copyOf(origins);
  }

  /** Reads a .properties file in UTF-8. */
  public static Layer ofFile(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(
          "--config must name a readable .properties file: --config=" + file);
    }
    Map<String, String> values = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> values.put(name, properties.getProperty(name)));
    return from(values, file.toString());
  }

  /** Takes {@code EARMARK_GAP_WAIT} as {@code gap.wait}, and so on. */
  public static Layer ofEnvironment(Map<String, String> environment) {
    Map<String, String> values = new TreeMap<>();
    Map<String, String> origins = new TreeMap<>();
    environment.forEach(
        (variable, value) -> {
          if (isSetting(variable) && !isLink(variable, value)) {
            String name =
                variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
            values.put(name, value);
            origins.put(name, variable);
          }
        });
    return new Layer(values, origins);
  }

  /** Takes each {@code name=value}; the last of equal names wins. */
  public static Layer ofArguments(List<String> pairs) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new SettingsException("--set must be name=value: --set " + Secrets.inTyped(pair));
      }
      values.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    return from(values, "--set");
  }

  /** Takes values that all have one origin. */
  public static Layer from(Map<String, String> values, String origin) {
    Map<String, String> origins = new TreeMap<>();
    values.keySet().forEach(name -> origins.put(name, origin));
    return new Layer(values, origins);
  }

  private static boolean isSetting(String variable) {
    return variable.startsWith(PREFIX)
        && variable.length() > PREFIX.length()
        && !NOT_SETTINGS.contains(variable);
  }

  private static boolean isLink(String variable, String value) {
    return SERVICE_LINK.matcher(variable + "=" + value).matches();
  }
}
