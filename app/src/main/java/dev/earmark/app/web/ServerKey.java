package dev.earmark.app.web;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The key and certificate by which the process proves who it is (TLS). */
final class ServerKey {
  private ServerKey() {}

  /**
   * Reads the key store that settings name, if any: PKCS#12 or JKS, whichever the file is.
   *
   * @throws CommandFailure where it cannot be used
   */
  static Optional<SSLContext> of(Settings settings) {
    String file = settings.text(EarmarkSettings.HTTP_KEYSTORE);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          read(new File(file), settings.secret(EarmarkSettings.HTTP_KEYSTORE_PASSWORD)));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw CommandFailure.wrong(
          "http.ssl.keystore.location must be a key store that http.ssl.keystore.password opens: http.ssl.keystore.location=%s: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static SSLContext read(File file, String password)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(file, password.toCharArray());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
