package dev.earmark.app.settings;

import dev.earmark.fuzz.Cost;
import dev.earmark.fuzz.Scratch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A .properties file of settings: refused with a sentence, or settings that can be shown. */
public final class SettingsFuzz {
  private static final Path FILE = Scratch.file("fuzz.properties");

  private SettingsFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Cost.hold(
        input,
        () -> {
          Files.write(FILE, input);
          try {
            Settings settings = Settings.of(List.of(Layer.ofFile(FILE)), Map.of(), List.of());
            settings.shown().forEach(SettingsFuzz::check);
            settings.streams();
          } catch (SettingsException refused) {
            check(refused);
          }
        });
  }

  private static void check(Shown shown) {
    if (shown.name().isEmpty() || shown.origin().isEmpty()) {
      throw new AssertionError("a setting must have a name and an origin: " + shown);
    }
  }

  private static void check(SettingsException refused) {
    if (String.valueOf(refused.getMessage()).length() < 10) {
      throw new AssertionError("what is wrong must be said", refused);
    }
  }

  public static List<byte[]> seeds() {
    return List.of(
        bytes("gap.wait=3s\nbatch.max=2\nmin.coverage=0.25\nrecording.idle: 5m\n"),
        bytes(
            """
            schema.registry.url=https://u:p@h:1,http://[::1]:2
            basic.auth.credentials.source=URL
            bootstrap.servers=a:1, b:2
            models=commands
            """),
        bytes("# c\nconsumer.max.poll.records=1\nssl.keystore.password=\\u0041\\\n  b\n"),
        bytes("topic.chunks=c\ntopic.truths=t\nprocessing.guarantee=exactly_once_v2\nx=y\n"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
