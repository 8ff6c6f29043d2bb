package dev.earmark.app.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** Settings with their layers resolved and every value checked; the values of later layers win. */
public final class Settings {
  private final ConfigDef definition = EarmarkSettings.definition();
  private final Map<String, String> given = new TreeMap<>();
  private final Map<String, String> origins = new TreeMap<>();
  private final Map<String, Object> parsed;

  private Settings(List<Layer> layers) {
    for (Layer layer : layers) {
      given.putAll(layer.values());
      origins.putAll(layer.origins());
    }
    given
        .keySet()
        .forEach(
            name -> KnownNames.check(name, definition.names(), origins.getOrDefault(name, "")));
    parsed = SettingsDefinition.parse(definition, given);
  }

  /**
   * Resolves layers, the weakest first.
   *
   * @throws SettingsException where a name is unknown, a value breaks its rule, or two contradict
   *     each other
   */
  public static Settings of(List<Layer> layers) {
    Settings settings = ofEach(layers);
    Contradictions.check(settings);
    return settings;
  }

  /** Resolves layers whose values may contradict each other. */
  static Settings ofEach(List<Layer> layers) {
    return new Settings(layers);
  }

  /** Resolves the layers of a command: its files, the environment, its arguments. */
  public static Settings of(
      List<Layer> files, Map<String, String> environment, List<String> arguments) {
    List<Layer> layers = new ArrayList<>(files);
    layers.add(Layer.ofEnvironment(environment));
    layers.add(Layer.ofArguments(arguments));
    return of(layers);
  }

  /** Returns these settings with some values replaced, as by one more layer. */
  public Settings with(Map<String, String> values, String origin) {
    return of(List.of(new Layer(given, origins), Layer.from(values, origin)));
  }

  public String text(String name) {
    return String.valueOf(parsed.get(name)).strip();
  }

  /** Returns the models that listen, as they are named. */
  public List<String> models() {
    return ModelNames.of(text(EarmarkSettings.MODELS));
  }

  public Duration duration(String name) {
    return Durations.parse(name, text(name));
  }

  /** Returns how much is logged. */
  public LogLevels logLevels() {
    return LogLevels.parse(EarmarkSettings.LOG_LEVEL, text(EarmarkSettings.LOG_LEVEL));
  }

  public int whole(String name) {
    return (Integer) value(name);
  }

  public boolean flag(String name) {
    return (Boolean) value(name);
  }

  public double real(String name) {
    return (Double) value(name);
  }

  /** Returns a secret itself; empty where none was given. */
  public String secret(String name) {
    return ((Password) value(name)).value();
  }

  /** Tells whether a layer says something of this setting. */
  public boolean isGiven(String name) {
    return given.containsKey(name);
  }

  /** Returns every Kafka setting that was given, by its given name, and where the brokers are. */
  public Map<String, String> kafka() {
    Map<String, String> kafka = givenThat(KnownNames::isKafka);
    kafka.put(EarmarkSettings.BOOTSTRAP_SERVERS, text(EarmarkSettings.BOOTSTRAP_SERVERS));
    return kafka;
  }

  /**
   * Returns the Kafka settings of one kind of client: those among its names, then those under its
   * prefix.
   */
  public Map<String, Object> kafka(String prefix, Set<String> names) {
    Map<String, Object> client = new HashMap<>();
    Map<String, String> all = kafka();
    names.stream().filter(all::containsKey).forEach(name -> client.put(name, all.get(name)));
    all.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> client.put(name.substring(prefix.length()), all.get(name)));
    return client;
  }

  /** Returns the registry's settings: where it is, and all that was given of the others. */
  public Map<String, Object> registry() {
    Map<String, Object> registry = new HashMap<>(givenThat(KnownNames::isRegistry));
    registry.put(EarmarkSettings.REGISTRY_URL, text(EarmarkSettings.REGISTRY_URL));
    return registry;
  }

  /** Returns what the serde is configured with: its class, and the registry's settings. */
  public Map<String, Object> serde() {
    Map<String, Object> serde = registry();
    serde.put(EarmarkSettings.SERDE_CLASS, text(EarmarkSettings.SERDE_CLASS));
    return serde;
  }

  /** Returns all that a producer of audio is configured with. */
  public Map<String, Object> producer() {
    return client("producer.", ProducerConfig.configNames());
  }

  /** Returns all that a consumer of Earmark's records is configured with. */
  public Map<String, Object> consumer() {
    return client("consumer.", ConsumerConfig.configNames());
  }

  private Map<String, Object> client(String prefix, Set<String> names) {
    Map<String, Object> client = serde();
    client.putAll(kafka(prefix, names));
    EarmarkSettings.CLIENT.forEach(name -> client.put(name, text(name)));
    return client;
  }

  /** Returns all that Kafka Streams, its clients and the serde are configured with. */
  public Map<String, Object> streams() {
    Map<String, Object> streams = serde();
    streams.putAll(kafka());
    streams.put(EarmarkSettings.REGISTRY_WAIT, duration(EarmarkSettings.REGISTRY_WAIT));
    EarmarkSettings.STREAMS.forEach(name -> streams.put(name, text(name)));
    return streams;
  }

  /** Returns each setting with its present value and where that comes from, secrets masked. */
  public List<Shown> shown() {
    List<Shown> shown = new ArrayList<>();
    parsed.forEach((name, value) -> shown.add(shown(name, plain(name, value))));
    givenThat(name -> !parsed.containsKey(name))
        .forEach((name, value) -> shown.add(shown(name, value)));
    return shown;
  }

  /** Kafka hides a password even where there is none. */
  private String plain(String name, @Nullable Object value) {
    boolean nothing = value == null || (value instanceof Password && !isGiven(name));
    return nothing ? "" : String.valueOf(value);
  }

  private Shown shown(String name, String value) {
    return Shown.of(name, value, origins.getOrDefault(name, "default"));
  }

  /** Returns what was given under names like that. */
  private Map<String, String> givenThat(Predicate<String> isMeant) {
    Map<String, String> meant = new TreeMap<>(given);
    meant.keySet().removeIf(isMeant.negate());
    return meant;
  }

  private Object value(String name) {
    return Optional.ofNullable(parsed.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no setting " + name));
  }
}
