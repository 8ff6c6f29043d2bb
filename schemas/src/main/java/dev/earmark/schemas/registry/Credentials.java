package dev.earmark.schemas.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** What the {@code Authorization} header of a request says. */
final class Credentials {
  private final @Nullable String fixed;

  Credentials(RegistryConfig config) {
    var token = config.getPassword(RegistryConfig.BEARER_AUTH_TOKEN).value();
    var user = config.getPassword(RegistryConfig.BASIC_AUTH_USER_INFO).value();
    var basic = config.getString(RegistryConfig.BASIC_AUTH_SOURCE).equals("USER_INFO");
    if (basic && !token.isEmpty()) {
      throw new ConfigException(
          "bearer.auth.token must not be set where basic.auth.credentials.source=USER_INFO");
    }
    if (basic && !user.contains(":")) {
      throw new ConfigException(
          "basic.auth.user.info must be user:password where"
              + " basic.auth.credentials.source=USER_INFO");
    }
    fixed = basic ? basic(user) : token.isEmpty() ? null : "Bearer " + token;
  }

  /** The header for a URL, whose own user and password serve where nothing else is set. */
  @Nullable String header(URI url) {
    return fixed == null && url.getUserInfo() != null ? basic(url.getUserInfo()) : fixed;
  }

  private static String basic(String userInfo) {
    var bytes = userInfo.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }
}
