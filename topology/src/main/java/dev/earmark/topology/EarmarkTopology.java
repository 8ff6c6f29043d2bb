package dev.earmark.topology;

import dev.earmark.AudioChunk;
import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.Prediction;
import dev.earmark.Truth;
import dev.earmark.topology.chunk.ChunkDecoder;
import dev.earmark.topology.confusion.Confusions;
import dev.earmark.topology.confusion.CountConfusion;
import dev.earmark.topology.confusion.CountsCodec;
import dev.earmark.topology.confusion.MergeConfusion;
import dev.earmark.topology.confusion.SubjectCounts;
import dev.earmark.topology.detection.DetectLabels;
import dev.earmark.topology.model.Classifier;
import dev.earmark.topology.model.Seats;
import dev.earmark.topology.prediction.Evidence;
import dev.earmark.topology.score.ScoreWindows;
import dev.earmark.topology.serde.BoundedSerde;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.topology.state.SaidKept;
import dev.earmark.topology.state.Step;
import dev.earmark.topology.state.StoreNames;
import dev.earmark.topology.topic.OwnTopics;
import dev.earmark.topology.topic.TopicLimits;
import dev.earmark.topology.window.Cursor;
import dev.earmark.topology.window.CursorSerde;
import dev.earmark.topology.window.Cut;
import dev.earmark.topology.window.CutTools;
import dev.earmark.topology.window.CutWindows;
import dev.earmark.topology.window.LogTailReader;
import dev.earmark.topology.window.TailReader;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * How the stages are joined by topics.
 *
 * <pre>
 * chunks ─ cut-windows ─ score-windows ─┬─────────────────→ predictions
 *                                       ├─ detect ────────→ detections
 * truths ───────────────────────────────┴─ count-confusion ─┬──────────────────→ confusion
 *                                                           └─ merge-confusion ─→ confusion
 * </pre>
 *
 * <p>All of it is keyed by device and runs in the task of the chunks' partition, but for {@code
 * merge-confusion}, to which each task sends its counts once a second; only {@link #build} touches
 * the builder.
 */
public final class EarmarkTopology {
  private final TopologySettings settings;
  private final Seats seats;
  private final StreamsSettings streams;
  private final TailReader.Factory tails;
  private final TopicValues values;

  /** The one store that two processors share. */
  private final StoreBuilder<KeyValueStore<String, Cursor>> cursors =
      Step.store(StoreNames.CURSORS, new CursorSerde());

  /** Joins the stages for a run on a real broker. */
  public EarmarkTopology(TopologySettings settings, Seats seats, StreamsSettings streams) {
    this(settings, seats, streams, LogTailReader.of(settings.topics().chunks(), streams.counts()));
  }

  /** As above, with one model that hears every device. */
  public EarmarkTopology(TopologySettings settings, Classifier only, StreamsSettings streams) {
    this(settings, Seats.of(only), streams);
  }

  /** As above, with another way to read the log again. */
  EarmarkTopology(
      TopologySettings settings, Seats seats, StreamsSettings streams, TailReader.Factory tails) {
    this.settings = settings;
    this.seats = seats;
    this.streams = streams;
    this.tails = tails;
    values = new TopicValues(settings.topics(), streams);
  }

  /** Returns the topology; nothing is started. */
  public Topology build() {
    var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(streams.config())));
    KStream<String, Evidence> scored = score(builder);
    publishPredictions(scored);
    detect(scored);
    countConfusion(scored, truths(builder));
    return builder.build();
  }

  /**
   * Has the registry tell the ids of all that this topology writes, so that what is built, before
   * or after, can write while the registry is away; another serde than Earmark's own asks when it
   * writes.
   *
   * @throws org.apache.kafka.common.errors.SerializationException where the registry will not
   */
  public void prepareOutputs() {
    values.prepareOutputs();
  }

  private KStream<String, Evidence> score(StreamsBuilder builder) {
    var chunks = values.waiting(AudioChunk.class);
    return builder.stream(
            settings.topics().chunks(),
            values.consumed(AudioChunk.class, chunks).withName("chunks"))
        .process(cutting(new ChunkDecoder(chunks.again())), Named.as("cut-windows"))
        .process(scoring(), Named.as("score-windows"));
  }

  private void publishPredictions(KStream<String, Evidence> scored) {
    scored
        .flatMapValues(EarmarkTopology::prediction, Named.as("say-predictions"))
        .to(settings.topics().predictions(), values.predictions("predictions"));
  }

  private static List<Prediction> prediction(Evidence evidence) {
    return evidence instanceof Evidence.Scored scored ? List.of(scored.prediction()) : List.of();
  }

  private void detect(KStream<String, Evidence> scored) {
    scored
        .process(detecting(), Named.as("detect"))
        .to(settings.topics().detections(), values.detections("detections"));
  }

  private KStream<String, Evidence> truths(StreamsBuilder builder) {
    var truths = values.consumed(Truth.class, values.waiting(Truth.class));
    return builder.stream(settings.topics().truths(), truths.withName("truths"))
        .mapValues(truth -> new Evidence.Told(truth), Named.as("take-truths"));
  }

  private void countConfusion(KStream<String, Evidence> scored, KStream<String, Evidence> truths) {
    KStream<String, SubjectCounts> counts =
        scored
            .merge(truths, Named.as("meet-truths"))
            .process(counting(), Named.as("count-confusion"));
    counts
        .filterNot((key, said) -> isOfAll(said), Named.as("of-a-device"))
        .mapValues(
            said -> Confusions.of(said.subject(), said.matrix()), Named.as("say-device-confusion"))
        .to(settings.topics().confusion(), values.confusion("device-confusion"));
    mergeConfusion(counts.filter((key, said) -> isOfAll(said), Named.as("of-all-devices")));
  }

  private static boolean isOfAll(SubjectCounts counts) {
    return counts.subject().scope().equals(SubjectCounts.ALL);
  }

  private void mergeConfusion(KStream<String, SubjectCounts> counts) {
    var between =
        Repartitioned.with(
                Serdes.String(), new BoundedSerde<>(CountsCodec.counts(), TopicLimits.USUAL_BYTES))
            .withName(OwnTopics.MERGE);
    counts
        .repartition(between)
        .process(merging(), Named.as(OwnTopics.MERGE))
        .to(settings.topics().confusion(), values.confusion("confusion"));
  }

  private Step<AudioChunk, Cut> cutting(ChunkDecoder decoder) {
    var tools = new CutTools(seats, settings, streams.counts(), tails, decoder, streams.commits());
    return new Step<>(() -> new CutWindows(tools), cursors);
  }

  private Step<Cut, Evidence> scoring() {
    return new Step<>(() -> new ScoreWindows(seats, settings.scoring(), streams.counts()), cursors);
  }

  private Step<Evidence, Detection> detecting() {
    var kept = SaidKept.of(streams.commits(), settings.recording().idle());
    return new Step<>(
        () -> new DetectLabels(seats.all(), settings.judging(), kept, streams.counts()),
        Step.store(StoreNames.DETECTIONS, Serdes.ByteArray()));
  }

  private Step<Evidence, SubjectCounts> counting() {
    return new Step<>(
        () -> new CountConfusion(seats, settings.judging(), streams.counts()),
        Step.store(StoreNames.CONFUSION, Serdes.ByteArray()));
  }

  private Step<SubjectCounts, Confusion> merging() {
    return new Step<>(
        () -> new MergeConfusion(streams.counts().accuracies()),
        Step.store(StoreNames.MERGED_CONFUSION, CountsCodec.merged()));
  }
}
