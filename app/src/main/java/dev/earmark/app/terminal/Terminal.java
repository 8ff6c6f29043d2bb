package dev.earmark.app.terminal;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;

/**
 * Where a command prints.
 *
 * @param out standard output, or what stands for it
 * @param redraws whether lines may be drawn again in place
 * @param colours whether colours may be used
 */
public record Terminal(PrintStream out, boolean redraws, boolean colours) {
  /**
   * Returns this process's terminal: plain where the output goes elsewhere, without colours where
   * NO_COLOR is set.
   */
  public static Terminal ofProcess(PrintStream out) {
    return of(out, isTerminal(), System.getenv());
  }

  /** Returns a terminal that only ever gets plain lines. */
  public static Terminal plain(PrintStream out) {
    return new Terminal(out, false, false);
  }

  static Terminal of(PrintStream out, boolean isTerminal, Map<String, String> environment) {
    boolean able = isTerminal && !"dumb".equals(environment.get("TERM"));
    boolean noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(out, able, able && !noColour);
  }

  /** Since JDK 22 there is a console even where there is no terminal; it then tells so itself. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
