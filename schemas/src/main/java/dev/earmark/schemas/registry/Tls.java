package dev.earmark.schemas.registry;

import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS from {@code schema.registry.ssl.*}, read by Kafka's own code: stores of type JKS, PKCS12 or
 * PEM, as files or as text. Without such settings, what the JVM trusts.
 */
final class Tls {
  private static final ConfigDef DEF = new ConfigDef().withClientSslSupport();

  private final @Nullable SSLSocketFactory sockets;
  private final boolean anyHost;

  Tls(RegistryConfig config) {
    var settings = config.originalsWithPrefix("schema.registry.");
    settings.keySet().removeIf(name -> !name.startsWith("ssl."));
    sockets = settings.isEmpty() ? null : sockets(settings);
    anyHost = "".equals(settings.get(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG));
  }

  private static SSLSocketFactory sockets(Map<String, ?> settings) {
    try (var factory = new DefaultSslEngineFactory()) {
      factory.configure(new AbstractConfig(DEF, settings, false).values());
      return factory.sslContext().getSocketFactory();
    } catch (ConfigException e) {
      throw e;
    } catch (KafkaException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      throw new ConfigException("schema.registry.ssl.* must name usable stores: " + cause);
    }
  }

  /** Applies the settings; the host's name is checked unless the identification is set empty. */
  void apply(HttpsURLConnection connection) {
    if (sockets != null) {
      connection.setSSLSocketFactory(sockets);
    }
    if (anyHost) {
      connection.setHostnameVerifier((host, session) -> true);
    }
  }
}
