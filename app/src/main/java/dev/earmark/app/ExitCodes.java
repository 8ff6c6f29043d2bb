package dev.earmark.app;

/** How a command can end. */
public final class ExitCodes {
  /** All that was asked for is done. */
  public static final int DONE = 0;

  /** Something is broken, and may work another time. */
  public static final int BROKEN = 1;

  /** Wrong usage, setting, model or topic: it will not work before it is changed. */
  public static final int WRONG = 2;

  private ExitCodes() {}
}
