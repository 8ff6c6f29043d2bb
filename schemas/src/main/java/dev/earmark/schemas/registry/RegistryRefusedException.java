package dev.earmark.schemas.registry;

/** The registry answered, and the answer is no; asking again gives the same answer. */
public sealed class RegistryRefusedException extends RegistryException
    permits RegistryUnusableException {
  private static final long serialVersionUID = 1L;

  private final int code;

  RegistryRefusedException(String rule, String what, Answer answer) {
    super(
        "%s: %s, url=%s (%d %s)"
            .formatted(rule, what, answer.url(), answer.errorCode(), answer.errorMessage()),
        null);
    this.code = answer.errorCode();
  }

  /** The registry's error code, such as 40403, or the plain HTTP status. */
  public int code() {
    return code;
  }
}
