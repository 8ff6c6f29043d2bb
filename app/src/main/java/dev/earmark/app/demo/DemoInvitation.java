package dev.earmark.app.demo;

import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import java.io.PrintStream;

/** Shows how to go on from another terminal while the demo keeps running. */
final class DemoInvitation {
  private DemoInvitation() {}

  static void print(PrintStream out, Settings settings) {
    String broker = settings.text(EarmarkSettings.BOOTSTRAP_SERVERS);
    String registry = settings.text(EarmarkSettings.REGISTRY_URL);
    String where = " --set bootstrap.servers=" + broker + " --set schema.registry.url=" + registry;
    out.println();
    out.println("broker     " + broker);
    out.println("registry   " + registry);
    out.println();
    out.println("Still running; Ctrl-C ends it. From another terminal:");
    out.println("  ./earmark listen predictions" + where);
    out.println("  ./earmark send recording.wav --device mine" + where);
    out.println("  ./earmark listen confusion --from-beginning" + where);
    out.flush();
  }
}
