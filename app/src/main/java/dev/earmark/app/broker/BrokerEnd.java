package dev.earmark.app.broker;

import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says why, when an embedded broker ends the process because it cannot write its log any more; what
 * it had written is whole.
 */
final class BrokerEnd {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerEnd.class);
  private static final long LEAST_SPACE_BYTES = 1 << 20;

  private BrokerEnd() {}

  /** Makes the end of a broker in {@code folder} log a sentence. */
  static void explain(Path folder) {
    Exit.setHaltProcedure(
        (code, message) -> {
          LOG.error("{}", sentence(folder));
          Runtime.getRuntime().halt(code);
        });
  }

  private static String sentence(Path folder) {
    boolean full = folder.toFile().getUsableSpace() < LEAST_SPACE_BYTES;
    String what = full ? "has no space left" : "cannot go on";
    return "the broker %s and ends; what is written stays, start again when that is mended: --data=%s"
        .formatted(what, folder);
  }
}
