package dev.earmark.app.web;

import com.sun.net.httpserver.BasicAuthenticator;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Lets in who knows the one user's password (RFC 7617). */
final class Password extends BasicAuthenticator {
  private final byte[] user;
  private final byte[] password;

  private Password(String user, String password) {
    super("earmark", StandardCharsets.UTF_8);
    this.user = user.getBytes(StandardCharsets.UTF_8);
    this.password = password.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns what settings ask for. */
  static Optional<Password> of(Settings settings) {
    String user = settings.text(EarmarkSettings.HTTP_USER);
    return user.isEmpty()
        ? Optional.empty()
        : Optional.of(new Password(user, settings.secret(EarmarkSettings.HTTP_PASSWORD)));
  }

  /** Takes as long for a wrong one as for the right one. */
  @Override
  public boolean checkCredentials(String triedUser, String triedPassword) {
    boolean same = MessageDigest.isEqual(user, triedUser.getBytes(StandardCharsets.UTF_8));
    return MessageDigest.isEqual(password, triedPassword.getBytes(StandardCharsets.UTF_8)) && same;
  }
}
