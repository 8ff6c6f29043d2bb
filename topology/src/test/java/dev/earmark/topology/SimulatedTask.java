package dev.earmark.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.AudioChunk;
import dev.earmark.Prediction;
import dev.earmark.chunk.ChunkRefusedException;
import dev.earmark.topology.chunk.ChunkDecoder;
import dev.earmark.topology.deadletter.DeadLetterHeader;
import dev.earmark.topology.deadletter.RecordRefusedException;
import dev.earmark.topology.deadletter.RefusalsException;
import dev.earmark.topology.deadletter.UnscoredException;
import dev.earmark.topology.handler.Reporter;
import dev.earmark.topology.handler.UnhandledRecordHandler;
import dev.earmark.topology.metrics.Relation;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.model.Seats;
import dev.earmark.topology.prediction.Evidence;
import dev.earmark.topology.score.ScoreWindows;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.topology.state.Commits;
import dev.earmark.topology.state.StoreNames;
import dev.earmark.topology.window.Cursor;
import dev.earmark.topology.window.CursorSerde;
import dev.earmark.topology.window.Cut;
import dev.earmark.topology.window.CutTools;
import dev.earmark.topology.window.CutWindows;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * One life of a task: both processors over one store, driven record by record, with a clock that is
 * set.
 */
public final class SimulatedTask {
  public final List<Prediction> published = new ArrayList<>();

  /** Dead letters, each as the offset of its record and its reason. */
  final List<String> refusals = new ArrayList<>();

  final TopologyCounts counts;
  private static final long SECOND_MS = 1_000;
  private static final TaskId TASK = new TaskId(0, 0);
  private static final File FOLDER = new File("target");
  private final TestLog log;
  private boolean failing;
  private final CutWindows cut;
  private final ScoreWindows score;
  private final MockProcessorContext<String, Cut> cutContext = new Nested();
  private final MockProcessorContext<String, Evidence> scoreContext =
      new MockProcessorContext<>(new Properties(), TASK, FOLDER);
  private final KeyValueStore<String, Cursor> store;
  private Consumer<Record<String, Evidence>> judge = evidence -> {};

  SimulatedTask(
      TestLog log, TopologySettings settings, boolean exactlyOnce, Map<String, byte[]> durable) {
    this(ContentScorer.seats(ContentScorer.CARD), log, settings, new Left(exactlyOnce, durable));
  }

  /** What an earlier life has left, and whether that was committed with its output. */
  public record Left(boolean exactlyOnce, Map<String, byte[]> durable) {}

  public SimulatedTask(Seats seats, TestLog log, TopologySettings settings, Left left) {
    this.log = log;
    counts = new TopologyCounts();
    store = store(left.durable());
    cutContext.addStateStore(store);
    scoreContext.addStateStore(store);
    var commits = new Commits(left.exactlyOnce(), Duration.ofMillis(100));
    var tools =
        new CutTools(
            seats, settings, counts, context -> log.open(), new ChunkDecoder(chunks()), commits);
    cut = new CutWindows(tools);
    score = new ScoreWindows(seats, settings.scoring(), counts);
    clock(0);
    init();
  }

  /** Hands over all that is scored. */
  public void judgedBy(Consumer<Record<String, Evidence>> other) {
    judge = other;
  }

  /** From now on this life is told of its commits by {@link #committing}. */
  void seesCommits() {
    counts.partitions().seeCommits();
  }

  /** Notes that an offset is committed, of which the life is told. */
  void committing(long offset) {
    counts.partitions().committing(log.records.get(0).topic(), TASK.partition(), offset);
  }

  /** Starts both processors, also again on the same objects, as a corrupted task is. */
  void init() {
    cut.init(cutContext);
    score.init(scoreContext);
  }

  /** Lets whatever is handed on from now on fail, or no longer. */
  void failing(boolean now) {
    failing = now;
  }

  /** Hands over the record at {@code offset} when the wall clock shows {@code wallMs}. */
  public void take(long offset, long wallMs) {
    ConsumerRecord<byte[], byte[]> record = log.records.get((int) offset);
    clock(wallMs);
    cutContext.setRecordMetadata(record.topic(), record.partition(), offset);
    AudioChunk chunk = chunks().deserialize(record.topic(), record.value());
    try {
      cut.process(new Record<>(new String(record.key(), UTF_8), chunk, record.timestamp()));
    } catch (RecordRefusedException | ChunkRefusedException | RefusalsException refused) {
      handle(record, "cut-windows", refused);
    }
    drain();
  }

  /** Has the topology's own handler make dead letters, as Kafka Streams does. */
  private void handle(
      ConsumerRecord<byte[], byte[]> record, String node, RuntimeException refused) {
    var handler = new UnhandledRecordHandler();
    handler.configure(Map.of(Reporter.COUNTS, counts));
    var context =
        new DefaultErrorHandlerContext(
            null,
            record.topic(),
            record.partition(),
            record.offset(),
            record.headers(),
            node,
            TASK,
            record.timestamp(),
            record.key(),
            record.value());
    handler.handleError(context, null, refused).deadLetterQueueRecords().stream()
        .map(SimulatedTask::refusal)
        .forEach(refusals::add);
  }

  private static String refusal(ProducerRecord<byte[], byte[]> letter) {
    Headers headers = letter.headers();
    return DeadLetterHeader.OFFSET.in(headers) + ' ' + DeadLetterHeader.MESSAGE.in(headers);
  }

  /**
   * Lets both processors' punctuators run once a second until the wall clock shows {@code wallMs}.
   */
  void tick(long wallMs) {
    for (long at = cutContext.currentSystemTimeMs() + SECOND_MS; at < wallMs; at += SECOND_MS) {
      leap(at);
    }
    leap(wallMs);
  }

  /**
   * Lets both processors' punctuators run once, when the wall clock has leapt to {@code wallMs}.
   */
  public void leap(long wallMs) {
    clock(wallMs);
    punctuate(cutContext, wallMs);
    punctuate(scoreContext, wallMs);
    drain();
  }

  /** Returns what a changelog would hold. */
  Map<String, byte[]> durable() {
    Map<String, byte[]> all = new TreeMap<>();
    try (var entries = store.all()) {
      entries.forEachRemaining(
          entry -> all.put(entry.key, new CursorSerde().serializer().serialize("", entry.value)));
    }
    return all;
  }

  /** Returns how many recordings are kept in memory, open or remembered. */
  int kept() {
    return cut.size();
  }

  /** Ends this life; what it has counted has to add up, whatever becomes of what it did. */
  public void close() {
    cut.close();
    score.close();
    assertThat(Relation.broken(counts.snapshot())).isEmpty();
  }

  private void drain() {
    for (var one : scoreContext.forwarded()) {
      judge.accept(
          new Record<>(one.record().key(), one.record().value(), one.record().timestamp()));
      if (one.record().value() instanceof Evidence.Scored scored) {
        published.add(scored.prediction());
      }
    }
    scoreContext.resetForwards();
  }

  private void clock(long wallMs) {
    cutContext.setCurrentSystemTimeMs(wallMs);
    scoreContext.setCurrentSystemTimeMs(wallMs);
  }

  private static void punctuate(MockProcessorContext<?, ?> context, long wallMs) {
    context.scheduledPunctuators().stream()
        .map(CapturedPunctuator::getPunctuator)
        .forEach(punctuator -> punctuator.punctuate(wallMs));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Deserializer<AudioChunk> chunks() {
    return (Deserializer) new NamedAvroSerde().deserializer();
  }

  /** Hands on what is forwarded within the same call, as Kafka Streams does. */
  private final class Nested extends MockProcessorContext<String, Cut> {
    Nested() {
      super(new Properties(), TASK, FOLDER);
    }

    @Override
    public <K extends String, V extends Cut> void forward(Record<K, V> record) {
      if (failing) {
        throw new IllegalStateException("failing");
      }
      try {
        score.process(new Record<>(record.key(), record.value(), record.timestamp()));
      } catch (UnscoredException refused) {
        long offset = recordMetadata().orElseThrow().offset();
        handle(log.records.get((int) offset), "score-windows", refused);
      }
    }
  }

  /** Returns a store of cursors with nothing in it. */
  public static KeyValueStore<String, Cursor> emptyStore() {
    var context = new MockProcessorContext<String, Cut>(new Properties(), TASK, FOLDER);
    KeyValueStore<String, Cursor> made = store();
    made.init(context.getStateStoreContext(), made);
    return made;
  }

  private static KeyValueStore<String, Cursor> store() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(StoreNames.CURSORS), Serdes.String(), new CursorSerde())
        .withLoggingDisabled()
        .withCachingDisabled()
        .build();
  }

  private KeyValueStore<String, Cursor> store(Map<String, byte[]> durable) {
    KeyValueStore<String, Cursor> made = store();
    made.init(cutContext.getStateStoreContext(), made);
    durable.forEach(
        (key, value) -> made.put(key, new CursorSerde().deserializer().deserialize("", value)));
    return made;
  }
}
