package dev.earmark.schemas.registry;

/**
 * What answers does not serve this client: it rejects the credentials, or is no schema registry.
 *
 * <p>Nothing is wrong with what was asked for; somebody has to change a setting or the server.
 */
public final class RegistryUnusableException extends RegistryRefusedException {
  private static final long serialVersionUID = 1L;

  RegistryUnusableException(String rule, String what, Answer answer) {
    super(rule, what, answer);
  }
}
