package dev.earmark.app;

import java.lang.reflect.Proxy;

/**
 * Catches signals with {@code sun.misc.Signal}, by reflection because the compiler warns of its
 * name.
 */
final class Signals {
  private Signals() {}

  /**
   * Runs {@code action} when a signal comes; returns whether it will (not under {@code -Xrs}, nor
   * without jdk.unsupported).
   */
  static boolean handle(String name, Runnable action) {
    try {
      Class<?> signals = Class.forName("sun.misc.Signal");
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      Object signal = signals.getConstructor(String.class).newInstance(name);
      signals
          .getMethod("handle", signals, handlers)
          .invoke(null, signal, handler(handlers, action));
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static Object handler(Class<?> type, Runnable action) {
    Object itself = new Object();
    return Proxy.newProxyInstance(
        Signals.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, args) ->
            switch (method.getName()) {
              case "handle" -> run(action);
              case "equals" -> proxy == args[0];
              case "hashCode" -> System.identityHashCode(itself);
              default -> "signal handler";
            });
  }

  @SuppressWarnings("NullAway") // what a proxy returns for a method without a result
  private static Object run(Runnable action) {
    action.run();
    return null;
  }
}
