package dev.earmark.local;

import dev.earmark.fuzz.Cost;
import dev.earmark.fuzz.Scratch;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Requests to an empty registry, one after the other, then the registry again from its log: each
 * request is answered, and never as an error of the registry itself.
 *
 * <p>Three lines a request: method and path, content type, body.
 */
public final class RegistryFuzz {
  private static final Path LOG = Scratch.file("registry.log");
  private static final int MOST_REQUESTS = 50;

  private RegistryFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", 3 * MOST_REQUESTS);
    Cost.hold(input, () -> askAll(lines));
  }

  private static void askAll(String[] lines) throws IOException {
    Files.deleteIfExists(LOG);
    try (var registry = new Registry(ChangeLog.open(LOG), 100)) {
      var handler = new RegistryHandler(new Routes(registry), 1 << 20);
      for (int i = 0; i < lines.length; i += 3) {
        ask(handler, lines[i], at(lines, i + 1), at(lines, i + 2));
      }
    }
    new Registry(ChangeLog.open(LOG), 100).close();
  }

  private static String at(String[] lines, int index) {
    return index < lines.length ? lines[index] : "";
  }

  private static void ask(RegistryHandler handler, String line, String type, String body)
      throws IOException {
    String[] words = line.split(" ", 2);
    URI uri = uri(words.length == 2 ? words[1] : "/");
    // The JDK's server answers what is no path before anybody else sees it.
    if (uri != null && uri.getPath() != null) {
      var exchange = new FakeExchange(words[0], uri, type, body);
      handler.handle(exchange);
      exchange.requireAnswered();
    }
  }

  private static @org.jspecify.annotations.Nullable URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  public static List<byte[]> seeds() {
    String one = schema("{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"a.R\\\",\\\"fields\\\":[]}");
    String two =
        schema(
            "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"a.R\\\",\\\"fields\\\":[{\\\"name\\\":\\\"f\\\","
                + "\\\"type\\\":[\\\"null\\\",\\\"int\\\"],\\\"default\\\":null}]}");
    String referring =
        "{\"schemaType\":\"AVRO\",\"schema\":\"{\\\"type\\\":\\\"array\\\",\\\"items\\\":\\\"a.R\\\"}\","
            + "\"references\":[{\"name\":\"a.R\",\"subject\":\"s\",\"version\":1}]}";
    return List.of(
        requests("POST /subjects/s/versions", one, "GET /schemas/ids/1", "", "GET /subjects", ""),
        requests("POST /subjects/s/versions", one, "POST /subjects/s/versions", two),
        requests("POST /subjects/s/versions", one, "POST /subjects/t/versions", referring),
        requests("POST /subjects/s/versions", one, "POST /subjects/s?deleted=true", one),
        requests(
            "POST /subjects/s/versions",
            one,
            "POST /compatibility/subjects/s/versions/latest?verbose=true",
            two),
        requests(
            "PUT /config/s",
            "{\"compatibility\":\"FULL_TRANSITIVE\"}",
            "GET /config/s?defaultToGlobal=true",
            "",
            "DELETE /config/s",
            "",
            "PUT /config",
            "{\"compatibility\":\"none\"}"),
        requests(
            "POST /subjects/s%2Fx/versions",
            one,
            "DELETE /subjects/s%2Fx/versions/1",
            "",
            "DELETE /subjects/s%2Fx?permanent=true",
            "",
            "GET /subjects/s%2Fx/versions/-1/schema",
            ""),
        requests("GET /schemas/ids/1/versions", "", "GET /mode", "", "GET /schemas/types", ""));
  }

  private static String schema(String escaped) {
    return "{\"schema\":\"" + escaped + "\"}";
  }

  private static byte[] requests(String... linesAndBodies) {
    var text = new StringBuilder();
    for (int i = 0; i < linesAndBodies.length; i += 2) {
      text.append(linesAndBodies[i]).append("\napplication/json\n");
      text.append(linesAndBodies[i + 1]).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
