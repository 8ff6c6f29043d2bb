package dev.earmark.local;

import dev.earmark.fuzz.Cost;
import dev.earmark.fuzz.Pack;
import dev.earmark.fuzz.Scratch;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The registry's log after damage: refused with a sentence, or a registry that answers.
 *
 * <p>After a first byte that is odd, each line gets the checksum that it should have.
 */
public final class ChangeLogFuzz {
  private static final Path LOG = Scratch.file("changes.log");
  private static final int CHECKSUM = 9;

  private ChangeLogFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    byte[] log = input.length > 0 && (input[0] & 1) == 1 ? checked(input) : input;
    Cost.hold(input, () -> start(log));
  }

  private static void start(byte[] log) throws IOException {
    Files.write(LOG, log);
    Registry registry;
    try {
      registry = new Registry(ChangeLog.open(LOG), 100);
    } catch (StartException refused) {
      return;
    }
    try (registry) {
      var handler = new RegistryHandler(new Routes(registry), 1000);
      for (String path : List.of("/subjects?deleted=true", "/schemas/ids/1/versions", "/config")) {
        ask(handler, "GET", path, "");
      }
      ask(handler, "POST", "/subjects/s/versions", "{\"schema\":\"\\\"int\\\"\"}");
      ask(handler, "GET", "/subjects/s/versions/latest", "");
    }
  }

  private static void ask(RegistryHandler handler, String method, String path, String body)
      throws IOException {
    var exchange = new FakeExchange(method, URI.create(path), "application/json", body);
    handler.handle(exchange);
    exchange.requireAnswered();
  }

  private static byte[] checked(byte[] input) {
    var out = new Pack();
    String lines = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
    for (String line : lines.split("\n", -1)) {
      String json = line.length() > CHECKSUM ? line.substring(CHECKSUM) : line;
      int crc = ChangeLog.crc(json.getBytes(StandardCharsets.UTF_8));
      out.text("%08x %s\n".formatted(crc, json));
    }
    return out.done();
  }

  public static List<byte[]> seeds() {
    byte[] log =
        checked(
            """
            x00000000 {"change":"registered","subject":"s","version":1,"id":1,"schema":"\\"int\\""}
            00000000 {"change":"registered","subject":"t","version":1,"id":2,"references":[\
            {"name":"a","subject":"s","version":1}],"schema":"\\"long\\""}
            00000000 {"change":"configured","subject":"s","level":"FULL"}
            00000000 {"change":"configured","subject":null,"level":null}
            00000000 {"change":"deleted","subject":"s","version":1,"permanent":false}
            00000000 {"change":"deleted","subject":"s","version":1,"permanent":true}"""
                .getBytes(StandardCharsets.UTF_8));
    return List.of(log, new Pack().text("\1").bytes(log).done());
  }
}
