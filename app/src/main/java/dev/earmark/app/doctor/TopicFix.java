package dev.earmark.app.doctor;

import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a sentence that says what a topic must be into the command that makes it so. */
final class TopicFix {
  private static final Pattern CONFIG =
      Pattern.compile("(\\S+) must have ([a-z.]+=[A-Za-z]+)(?: or \\S+)?: .*");
  private static final Pattern KEPT =
      Pattern.compile("(\\S+) must be kept for at least .* \\((\\d+) ms\\).*");
  private static final Pattern BYTES =
      Pattern.compile("(\\S+) must have max\\.message\\.bytes of at least (\\d+).*");
  private static final Pattern PARTITIONS =
      Pattern.compile("(\\S+) must have at least (\\d+) partitions.*");
  private static final Pattern UNLIKE =
      Pattern.compile("\\S+ must have as many partitions as .*: (\\S+)=(\\d+), (\\S+)=(\\d+)");
  private static final String PLAINTEXT = "PLAINTEXT";

  private final String brokers;

  /** Says which brokers, and where they ask for a login, that it is another than Earmark's. */
  TopicFix(Settings settings) {
    String open = " --bootstrap-server " + settings.text(EarmarkSettings.BOOTSTRAP_SERVERS);
    boolean login =
        !settings.kafka().getOrDefault("security.protocol", PLAINTEXT).equals(PLAINTEXT);
    brokers = login ? open + " --command-config admin.properties" : open;
  }

  String of(String problem) {
    if (problem.contains("must exist")) {
      return "earmark topics create";
    }
    Matcher config = CONFIG.matcher(problem);
    Matcher kept = KEPT.matcher(problem);
    Matcher bytes = BYTES.matcher(problem);
    if (config.matches()) {
      return alter(config.group(1), config.group(2));
    }
    if (kept.matches()) {
      return alter(kept.group(1), "retention.ms=" + kept.group(2));
    }
    return bytes.matches()
        ? alter(bytes.group(1), "max.message.bytes=" + bytes.group(2))
        : partitions(problem);
  }

  private String alter(String topic, String config) {
    return "kafka-configs.sh%s --alter --entity-type topics --entity-name %s --add-config %s"
        .formatted(brokers, topic, config);
  }

  private String partitions(String problem) {
    Matcher fewer = PARTITIONS.matcher(problem);
    Matcher unlike = UNLIKE.matcher(problem);
    if (fewer.matches()) {
      return partitions(fewer.group(1), fewer.group(2));
    }
    if (!unlike.matches()) {
      return "see docs/topics.md";
    }
    boolean first = Integer.parseInt(unlike.group(2)) < Integer.parseInt(unlike.group(4));
    return partitions(unlike.group(first ? 1 : 3), unlike.group(first ? 4 : 2));
  }

  private String partitions(String topic, String count) {
    return "kafka-topics.sh%s --alter --topic %s --partitions %s while nothing runs, because devices move to other partitions"
        .formatted(brokers, topic, count);
  }
}
