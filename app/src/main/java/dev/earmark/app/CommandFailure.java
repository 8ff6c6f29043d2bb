package dev.earmark.app;

/** Ends a command with an exit code and one sentence for the person who started it. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int exitCode;

  private CommandFailure(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  private CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Something that was asked for is wrong; nothing was started. */
  public static CommandFailure wrong(String message) {
    return new CommandFailure(ExitCodes.WRONG, message);
  }

  /** Something that was asked for is wrong, and this is how it showed. */
  public static CommandFailure wrong(String message, Throwable cause) {
    return new CommandFailure(ExitCodes.WRONG, message, cause);
  }

  /** Something is broken: a broker that is away, a file that cannot be read. */
  public static CommandFailure broken(String message) {
    return new CommandFailure(ExitCodes.BROKEN, message);
  }

  /** Something is broken, and this is how it showed. */
  public static CommandFailure broken(String message, Throwable cause) {
    return new CommandFailure(ExitCodes.BROKEN, message, cause);
  }

  public int exitCode() {
    return exitCode;
  }
}
