package dev.earmark.app.doctor;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.web.WebServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Whether health and metrics can be answered where the settings say. */
final class HttpLook implements Look {
  private static final String OF = "http";
  private static final String END = "end what listens there (ss -ltnp names it), or set http.port";
  private static final int PATIENCE_MS = 2_000;
  private static final byte[] ASK =
      "GET /health/live HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** What a page of health says, whatever it finds. */
  private static final String FINDINGS = "\"findings\"";

  private final Settings settings;

  HttpLook(Settings settings) {
    this.settings = settings;
  }

  @Override
  public List<Symptom> look() {
    int port = settings.whole(EarmarkSettings.HTTP_PORT);
    if (port < 0) {
      return List.of(Symptom.ok(OF, "health and metrics are not asked for: http.port=" + port));
    }
    try (WebServer free = WebServer.start(settings, Map.of()).orElseThrow()) {
      return List.of(Symptom.ok(OF, "free to answer at " + (port == 0 ? "any port" : free.url())));
    } catch (CommandFailure refused) {
      return List.of(refused(refused, port));
    }
  }

  private Symptom refused(CommandFailure refused, int port) {
    boolean taken = refused.getCause() instanceof BindException;
    if (taken && !settings.text(EarmarkSettings.HTTP_KEYSTORE).isEmpty()) {
      return Symptom.warning(
          OF,
          "something answers there already, and with HTTPS it is not asked what: http.port=" + port,
          "nothing where Earmark runs beside this; else " + END);
    }
    if (taken && isEarmark(port)) {
      return Symptom.ok(OF, "an Earmark answers at it already: http.port=" + port);
    }
    return Symptom.error(
        OF,
        String.valueOf(refused.getMessage()),
        taken
            ? END
            : "set http.host to an address of this machine, and the key store to one that opens");
  }

  /** In a container this looks beside the process that it is about. */
  private boolean isEarmark(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host(), port), PATIENCE_MS);
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(ASK);
      byte[] answer = socket.getInputStream().readAllBytes();
      return new String(answer, StandardCharsets.UTF_8).contains(FINDINGS);
    } catch (IOException silent) {
      return false;
    }
  }

  private InetAddress host() throws IOException {
    InetAddress given = InetAddress.getByName(settings.text(EarmarkSettings.HTTP_HOST));
    return given.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : given;
  }
}
