package dev.earmark.app.doctor;

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
  private static final String ALTER =
      "kafka-configs.sh --alter --entity-type topics --entity-name %s --add-config %s";

  private TopicFix() {}

  static String of(String problem) {
    if (problem.contains("must exist")) {
      return "earmark topics create";
    }
    Matcher config = CONFIG.matcher(problem);
    Matcher kept = KEPT.matcher(problem);
    Matcher bytes = BYTES.matcher(problem);
    if (config.matches()) {
      return ALTER.formatted(config.group(1), config.group(2));
    }
    if (kept.matches()) {
      return ALTER.formatted(kept.group(1), "retention.ms=" + kept.group(2));
    }
    return bytes.matches()
        ? ALTER.formatted(bytes.group(1), "max.message.bytes=" + bytes.group(2))
        : partitions(problem);
  }

  private static String partitions(String problem) {
    Matcher fewer = PARTITIONS.matcher(problem);
    return fewer.matches()
        ? "kafka-topics.sh --alter --topic %s --partitions %s while nothing runs, because devices move to other partitions"
            .formatted(fewer.group(1), fewer.group(2))
        : "kafka-topics.sh --alter, while nothing runs, so that both have as many partitions";
  }
}
