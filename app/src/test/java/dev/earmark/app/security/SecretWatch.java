package dev.earmark.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Runs commands that have a secret among their settings, and sees that they say nothing of it. */
final class SecretWatch {
  /** What every secret contains. */
  static final String SECRET = "hUnT3r";

  static final String MODEL = Path.of("../models/commands.onnx").toAbsolutePath().toString();

  /** Settings that every command has. */
  static final List<String> ALWAYS = List.of("max.retries=0", "log.level=debug", "models=" + MODEL);

  private SecretWatch() {}

  /** Returns settings of {@code name=value} each. */
  static Properties pairs(String... each) {
    var properties = new Properties();
    for (String pair : each) {
      int equals = pair.indexOf('=');
      properties.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return properties;
  }

  /** Runs a command with settings from a file, and returns what it prints. */
  static String saysNothingSecret(Properties settings, String... words) throws Exception {
    Path file = Files.createTempFile("earmark", ".properties");
    var all = new Properties();
    ALWAYS.forEach(pair -> all.putAll(pairs(pair)));
    all.putAll(settings);
    try (var out = Files.newBufferedWriter(file)) {
      all.store(out, null);
    }
    var more = new ArrayList<>(List.of(words));
    more.addAll(List.of("--config", file.toString()));
    var console = new Console();
    try (var log = new LogCapture()) {
      console.run(more.toArray(String[]::new));
      assertThat(log.text()).doesNotContain(SECRET);
    }
    Files.delete(file);
    String said = console.out() + console.err();
    assertThat(said).doesNotContain(SECRET);
    return said;
  }
}
