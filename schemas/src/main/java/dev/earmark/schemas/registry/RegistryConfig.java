package dev.earmark.schemas.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;

/**
 * Settings of the client, under Confluent's own names; each but the URL also with the prefix {@code
 * schema.registry.}, which wins.
 */
public final class RegistryConfig extends AbstractConfig {
  public static final String URL = "schema.registry.url";
  public static final String BASIC_AUTH_SOURCE = "basic.auth.credentials.source";
  public static final String BASIC_AUTH_USER_INFO = "basic.auth.user.info";
  public static final String BEARER_AUTH_SOURCE = "bearer.auth.credentials.source";
  public static final String BEARER_AUTH_TOKEN = "bearer.auth.token";
  public static final String CONNECT_TIMEOUT_MS = "http.connect.timeout.ms";
  public static final String READ_TIMEOUT_MS = "http.read.timeout.ms";
  public static final String MAX_RETRIES = "max.retries";
  public static final String RETRY_WAIT_MS = "retries.wait.ms";
  public static final String RETRY_MAX_WAIT_MS = "retries.max.wait.ms";
  public static final String MISSING_ID_TTL_S = "missing.id.cache.ttl.sec";
  public static final String LATEST_TTL_S = "latest.cache.ttl.sec";

  /** The start of the TLS settings; what follows is named as Kafka's own {@code ssl.*}. */
  public static final String SSL_PREFIX = "schema.registry.ssl.";

  private static final String PREFIX = "schema.registry.";
  private static final ConfigDef DEF = addTo(new ConfigDef());

  public RegistryConfig(Map<String, ?> configs) {
    super(DEF, lifted(configs), false);
    urls();
  }

  /** Adds the definitions to those of a larger configuration, for its documentation. */
  public static ConfigDef addTo(ConfigDef def) {
    addUrl(def);
    addBasic(def);
    addBearer(def);
    addTimes(def);
    return def;
  }

  private static void addUrl(ConfigDef def) {
    def.define(
        URL, ConfigDef.Type.LIST, Importance.HIGH, "URLs of the schema registry, tried in turn.");
  }

  private static void addBasic(ConfigDef def) {
    def.define(
            BASIC_AUTH_SOURCE,
            ConfigDef.Type.STRING,
            "URL",
            ValidString.in("URL", "USER_INFO"),
            Importance.MEDIUM,
            "Where user and password come from: URL (user:password@ in it) or USER_INFO.")
        .define(
            BASIC_AUTH_USER_INFO,
            ConfigDef.Type.PASSWORD,
            "",
            Importance.MEDIUM,
            "user:password for basic authentication, where the source is USER_INFO.");
  }

  private static void addBearer(ConfigDef def) {
    def.define(
            BEARER_AUTH_SOURCE,
            ConfigDef.Type.STRING,
            "STATIC_TOKEN",
            ValidString.in("STATIC_TOKEN"),
            Importance.LOW,
            "Where a token comes from: bearer.auth.token.")
        .define(
            BEARER_AUTH_TOKEN,
            ConfigDef.Type.PASSWORD,
            "",
            Importance.MEDIUM,
            "Token for bearer authentication; empty for none.");
  }

  private static void addTimes(ConfigDef def) {
    time(def, CONNECT_TIMEOUT_MS, 5_000, "How long a connection may take to open, in ms.");
    time(def, READ_TIMEOUT_MS, 10_000, "How long the registry may be silent, in ms.");
    time(def, MAX_RETRIES, 10, "How often all URLs are tried again before giving up.");
    time(def, RETRY_WAIT_MS, 500, "Wait before the first retry, in ms; doubles each time.");
    time(def, RETRY_MAX_WAIT_MS, 20_000, "Longest wait before a retry, in ms.");
    time(def, MISSING_ID_TTL_S, 5, "How long an id stays unknown before it is asked for again, s.");
    time(def, LATEST_TTL_S, 60, "How long a subject's latest version is believed, in s.");
  }

  private static void time(ConfigDef def, String name, int value, String doc) {
    def.define(name, ConfigDef.Type.INT, value, Range.atLeast(0), Importance.LOW, doc);
  }

  private static Map<String, Object> lifted(Map<String, ?> configs) {
    var lifted = new HashMap<String, Object>(configs);
    configs.forEach(
        (name, value) -> {
          var bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
          if (DEF.names().contains(bare)) {
            lifted.put(bare, value);
          }
        });
    return lifted;
  }

  /**
   * Holds the settings of user, password and token against each other.
   *
   * @throws ConfigException where one is missing or one too many is there
   */
  public void checkCredentials() {
    var unused = new Credentials(this);
  }

  /** At least one, each http or https. */
  List<URI> urls() {
    var urls = getList(URL).stream().map(RegistryConfig::url).toList();
    if (urls.isEmpty()) {
      throw new ConfigException("schema.registry.url must name a URL: schema.registry.url=");
    }
    return urls;
  }

  private static URI url(String text) {
    try {
      var url = new URI(text.strip().replaceAll("/+$", ""));
      if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
        return url;
      }
    } catch (URISyntaxException e) {
      // falls through to the one sentence that names setting, value and rule
    }
    throw new ConfigException(
        "schema.registry.url must hold http:// or https:// URLs: schema.registry.url="
            + UrlUsers.hiddenInValue(text));
  }
}
