package dev.earmark.app.settings;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/** The names of Earmark's own settings; {@link OwnSettings} says what each is. */
public final class EarmarkSettings {
  public static final String APPLICATION_ID = "application.id";
  public static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
  public static final String REGISTRY_URL = "schema.registry.url";
  public static final String REGISTRY_WAIT = "registry.wait";
  public static final String SERDE_CLASS = "serde.class";
  public static final String MODELS = "models";
  public static final String MODELS_FOR_DEVICE = "models.for.device";
  public static final String MODELS_WATCH = "models.watch";
  public static final String PROVIDER = "execution.provider";
  public static final String DEVICE_ID = "device.id";
  public static final String DEVICE_MEMORY = "device.memory.mib";
  public static final String BATCH_MAX = "batch.max";
  public static final String GAP_WAIT = "gap.wait";
  public static final String RECORDING_IDLE = "recording.idle";
  public static final String RECORDING_REMEMBER = "recording.remember";
  public static final String MIN_COVERAGE = "min.coverage";
  public static final String MAX_PENDING = "recording.max.pending";
  public static final String MAX_RECORDINGS = "recordings.max";
  public static final String TRUTH_WAIT = "truth.wait";
  public static final String CONFUSION_PERIOD = "confusion.period";
  public static final String CONFUSION_REMEMBER = "confusion.remember";
  public static final String SMOOTHING = "detection.smoothing";
  public static final String HYSTERESIS = "detection.hysteresis";
  public static final String DEAD_TIME = "detection.dead.time";
  public static final String TOPIC_CHUNKS = "topic.chunks";
  public static final String TOPIC_TRUTHS = "topic.truths";
  public static final String TOPIC_PREDICTIONS = "topic.predictions";
  public static final String TOPIC_DETECTIONS = "topic.detections";
  public static final String TOPIC_CONFUSION = "topic.confusion";
  public static final String TOPIC_DEAD_LETTERS = "topic.dead.letters";
  public static final String TOPICS_PARTITIONS = "topics.partitions";
  public static final String TOPICS_REPLICATION = "topics.replication";
  public static final String GUARANTEE = "processing.guarantee";
  public static final String OVERLOAD_POLICY = "overload.policy";
  public static final String OVERLOAD_ABOVE = "overload.above";
  public static final String OVERLOAD_BELOW = "overload.below";
  public static final String DEVICE_FROM_PRINCIPAL = "device.from.principal";
  public static final String THREADS = "num.stream.threads";
  public static final String HTTP_PORT = "http.port";
  public static final String HTTP_HOST = "http.host";
  public static final String HTTP_USER = "http.user";
  public static final String HTTP_PASSWORD = "http.password";
  public static final String HTTP_KEYSTORE = "http.ssl.keystore.location";
  public static final String HTTP_KEYSTORE_PASSWORD = "http.ssl.keystore.password";

  public static final String LOG_FORMAT = "log.format";
  public static final String LOG_LEVEL = "log.level";

  public static final String METRICS_GROUP = "metrics.device.group";
  public static final String METRICS_GROUPS_MAX = "metrics.device.groups.max";

  public static final String CHUNK_LENGTH_MS = "chunk.length.ms";

  /** Those that the client library takes under the same names. */
  static final List<String> CLIENT =
      List.of(CHUNK_LENGTH_MS, TOPIC_CHUNKS, TOPIC_TRUTHS, TOPIC_PREDICTIONS);

  /** Those that Kafka Streams is told, by names that it or Earmark's topology knows. */
  static final List<String> STREAMS = List.of(APPLICATION_ID, GUARANTEE, THREADS);

  private EarmarkSettings() {}

  /**
   * Returns a new definition with every setting of Earmark's own, in the order of the page that
   * lists them.
   */
  public static ConfigDef definition() {
    return OwnSettings.define(new SettingsDefinition()).def();
  }
}
