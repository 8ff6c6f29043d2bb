package dev.earmark.schemas.registry;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.HttpsURLConnection;

/** One request to one URL, within the time limits. */
final class Transport {
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int MAX_BODY_BYTES = 16 << 20;

  private final Credentials credentials;
  private final Tls tls;
  private final int connectTimeoutMs;
  private final int readTimeoutMs;

  Transport(RegistryConfig config) {
    credentials = new Credentials(config);
    tls = new Tls(config);
    connectTimeoutMs = config.getInt(RegistryConfig.CONNECT_TIMEOUT_MS);
    readTimeoutMs = config.getInt(RegistryConfig.READ_TIMEOUT_MS);
  }

  Answer send(URI base, Call call) throws IOException {
    var connection = open(base, call);
    if (call.body() != null) {
      connection.setDoOutput(true);
      connection.getOutputStream().write(call.body().getBytes(StandardCharsets.UTF_8));
    }
    return new Answer(
        connection.getResponseCode(),
        body(connection),
        UrlUsers.removed(base),
        connection.getDate());
  }

  private HttpURLConnection open(URI base, Call call) throws IOException {
    var connection =
        (HttpURLConnection)
            URI.create(UrlUsers.removed(base) + call.path()).toURL().openConnection();
    if (connection instanceof HttpsURLConnection secure) {
      tls.apply(secure);
    }
    connection.setConnectTimeout(connectTimeoutMs);
    connection.setReadTimeout(readTimeoutMs);
    // Another host must not be given the credentials.
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod(call.method());
    connection.setRequestProperty("Accept", MEDIA_TYPE + ", application/json");
    connection.setRequestProperty("Content-Type", MEDIA_TYPE);
    var header = credentials.header(base);
    if (header != null) {
      connection.setRequestProperty("Authorization", header);
    }
    return connection;
  }

  /** Reads to the end, so that the connection can serve the next request. */
  private static String body(HttpURLConnection connection) throws IOException {
    var failed = connection.getResponseCode() >= 400;
    try (var stream = failed ? connection.getErrorStream() : connection.getInputStream()) {
      var bytes = stream == null ? new byte[0] : stream.readNBytes(MAX_BODY_BYTES);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
