package dev.earmark.app.doctor;

import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * The keys and trusted certificates of a set-up, read as Kafka reads them: PKCS#12, JKS or PEM, in
 * files or as they stand in a setting.
 */
final class KeyStores {
  private static final String REGISTRY = "schema.registry.";
  private static final String HTTP = "http.";
  private static final List<String> STORES =
      List.of(
          SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
          SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG,
          SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
          SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG);

  private KeyStores() {}

  /** Returns the settings of each set of stores, under Kafka's names, by what theirs begin with. */
  static Map<String, Map<String, Object>> of(Settings settings) {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    all.put("", settings.kafka("admin.", AdminClientConfig.configNames()));
    all.put(REGISTRY, registry(settings));
    all.put(HTTP, http(settings));
    all.values().removeIf(stores -> STORES.stream().noneMatch(stores::containsKey));
    return all;
  }

  private static Map<String, Object> registry(Settings settings) {
    Map<String, Object> stores = new HashMap<>();
    settings
        .registry()
        .forEach(
            (name, value) -> {
              if (name.startsWith(REGISTRY + "ssl.")) {
                stores.put(name.substring(REGISTRY.length()), value);
              }
            });
    return stores;
  }

  /** Of these one password opens both the store and the key. */
  private static Map<String, Object> http(Settings settings) {
    String file = settings.text(EarmarkSettings.HTTP_KEYSTORE);
    String password = settings.secret(EarmarkSettings.HTTP_KEYSTORE_PASSWORD);
    return file.isEmpty()
        ? Map.of()
        : Map.of(
            SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, file,
            SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, password,
            SslConfigs.SSL_KEY_PASSWORD_CONFIG, password);
  }

  /**
   * Reads one set.
   *
   * @throws org.apache.kafka.common.KafkaException where it cannot be used
   */
  static DefaultSslEngineFactory read(Map<String, Object> stores) {
    Map<String, Object> config = new HashMap<>(stores);
    config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    var factory = new DefaultSslEngineFactory();
    factory.configure(new AdminClientConfig(config).values());
    return factory;
  }
}
